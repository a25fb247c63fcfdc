// Planted: LFO1004
using Langfuse.Observe;

public sealed class TokenReducer : IStreamReducer<int, int>
{
    private int _sum;
    public void Add(int item) => _sum += item;
    public int Complete() => _sum;
}

public static class Llm
{
    [Observe(AsType = ObservationType.Generation, Reducer = typeof(TokenReducer))]
    public static async IAsyncEnumerable<string> StreamAsync(string prompt)
    {
        await Task.Yield();
        yield return prompt;
    }
}
