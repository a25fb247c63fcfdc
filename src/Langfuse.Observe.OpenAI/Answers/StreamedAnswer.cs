using System.Text.Json;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>An answer that comes as server-sent events, each a piece of JSON.</summary>
internal abstract class StreamedAnswer : IStreamedAnswer
{
    private readonly EventLines _lines = new();
    private readonly Action<ReadOnlyMemory<byte>> _take;
    private bool _isReported;

    protected StreamedAnswer() => _take = Take;

    public abstract bool HasContent { get; }

    public static IStreamedAnswer For(Operation operation) => operation.Name == "responses" ? new ResponsesStream() : new ChatStream();

    public void Add(ReadOnlySpan<byte> bytes) => _lines.Add(bytes, _take);

    public abstract Answer? Complete();

    /// <summary>Takes one event.</summary>
    protected abstract void Add(JsonElement piece);

    // An event that cannot be read costs itself, not those behind it.
    private void Take(ReadOnlyMemory<byte> data)
    {
        try
        {
            if (data.Span.TrimStart((byte)' ').StartsWith("{"u8))
            {
                using var document = JsonDocument.Parse(data);
                Add(document.RootElement);
            }
        }
        catch (Exception exception) when (!_isReported)
        {
            _isReported = true;
            ModelCall.Report("an event of a streamed answer", exception);
        }
        catch (Exception)
        {
            // Said once of each stream.
        }
    }
}
