using System.ClientModel.Primitives;

namespace Langfuse.Observe.OpenAI.Replay;

/// <summary>The one header that a replayed response has.</summary>
internal sealed class RecordedHeaders(string contentType) : PipelineResponseHeaders
{
    private const string Name = "Content-Type";

    public override bool TryGetValue(string name, out string? value)
    {
        value = string.Equals(name, Name, StringComparison.OrdinalIgnoreCase) ? contentType : null;
        return value is not null;
    }

    public override bool TryGetValues(string name, out IEnumerable<string>? values)
    {
        values = TryGetValue(name, out var value) ? [value!] : null;
        return values is not null;
    }

    public override IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        yield return new(Name, contentType);
    }
}
