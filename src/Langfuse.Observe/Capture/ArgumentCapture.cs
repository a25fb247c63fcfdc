#pragma warning disable IL2026, IL3050, CA1001
using System.Text.Json;

namespace Langfuse.Observe.Capture;

/// <summary>Collects the arguments of one call as one JSON object. Never throws.</summary>
internal sealed class ArgumentCapture
{
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _writer;

    private ArgumentCapture()
    {
        _writer = new Utf8JsonWriter(_stream);
        _writer.WriteStartObject();
    }

    /// <summary>Begins the object. The instance may come from a per-thread cache: it must be finished or dropped on the same thread.</summary>
    public static ArgumentCapture Start(int maxBytes) => new();

    public void Add<T>(string name, T value)
    {
        _writer.WritePropertyName(name);
        JsonSerializer.Serialize<object?>(_writer, value);
    }

    public void AddText(string name, ReadOnlySpan<char> value) => _writer.WriteString(name, value);

    public CapturedText Finish()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return CapturedText.Copy(_stream.ToArray());
    }
}
