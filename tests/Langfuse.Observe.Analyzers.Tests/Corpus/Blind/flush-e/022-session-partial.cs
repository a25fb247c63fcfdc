// Planted: LFO5001
using Langfuse.Observe;

// dictate: turns a doctor's dictation into letters
await using (var session = new Session())
{
    foreach (var file in args)
    {
        Console.WriteLine(session.Letter(File.ReadAllText(file)));
    }
}

internal sealed partial class Session
{
    private LangfuseClient? _langfuse;

    private LangfuseClient Langfuse => _langfuse ??= LangfuseClient.Start();

    public string Letter(string dictation)
    {
        using var trace = Langfuse.StartTrace("letter", input: dictation);
        var letter = "Dear colleague, " + dictation.Trim();
        trace.Update(output: letter);
        Letters++;
        return letter;
    }

    public int Letters { get; private set; }
}

internal sealed partial class Session : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Letters > 100 && _langfuse is { } client)
        {
            await client.FlushAsync();
        }

        Console.WriteLine($"{Letters} letters");
    }
}
