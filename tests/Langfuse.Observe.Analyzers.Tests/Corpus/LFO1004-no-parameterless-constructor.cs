// Planted: LFO1004
using Langfuse.Observe;

public sealed class JoinReducer(string separator) : IStreamReducer<string, string>
{
    private readonly List<string> _parts = [];
    public void Add(string item) => _parts.Add(item);
    public string Complete() => string.Join(separator, _parts);
}

public static class Llm
{
    [Observe(Reducer = typeof(JoinReducer))]
    public static IEnumerable<string> Words(string text)
    {
        foreach (var word in text.Split(' '))
        {
            yield return word;
        }
    }
}
