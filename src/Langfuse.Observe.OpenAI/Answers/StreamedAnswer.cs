using System.Text.Json;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>An answer that comes as server-sent events, each a piece of JSON.</summary>
internal abstract class StreamedAnswer : IStreamedAnswer
{
    private readonly EventLines _lines = new();

    public abstract bool HasContent { get; }

    public static IStreamedAnswer For(Operation operation) => operation.Name == "responses" ? new ResponsesStream() : new ChatStream();

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var data in _lines.Add(bytes))
        {
            if (data.Length > 0 && data[0] == '{')
            {
                using var document = JsonDocument.Parse(data);
                Add(document.RootElement);
            }
        }
    }

    public abstract Answer? Complete();

    /// <summary>Takes one event.</summary>
    protected abstract void Add(JsonElement piece);
}
