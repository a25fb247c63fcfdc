// Planted: LFO5012
using Langfuse.Observe;

public class Cache(LangfuseClient langfuse)
{
    private readonly Dictionary<string, string> _entries = [];

    public string? Get(string key)
    {
        var lookup = langfuse.StartObservation("cache-lookup", ObservationType.Retriever, input: key);
        if (!_entries.TryGetValue(key, out var value))
        {
            return null;
        }

        lookup.Update(output: value);
        lookup.End();
        return value;
    }
}
