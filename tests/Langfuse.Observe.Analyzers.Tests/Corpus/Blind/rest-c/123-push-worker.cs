// Right
using Langfuse.Observe;
using System.Threading.Channels;

namespace Push;

public sealed record Note(string Device, string Text);

public sealed class PushOutbox(Func<Note, Task> push)
{
    private readonly Channel<Note> _notes = Channel.CreateUnbounded<Note>();
    private Task? _worker;

    [Observe(Name = "enqueue-note")]
    public bool Enqueue(Note note)
    {
        _worker ??= Task.Run(WorkAsync);
        return _notes.Writer.TryWrite(note);
    }

    private async Task WorkAsync()
    {
        await foreach (var note in _notes.Reader.ReadAllAsync())
        {
            await PushAsync(note);
        }
    }

    [Observe(AsType = ObservationType.Tool, Name = "push-note", Root = true)]
    private Task PushAsync(Note note) => push(note);
}
