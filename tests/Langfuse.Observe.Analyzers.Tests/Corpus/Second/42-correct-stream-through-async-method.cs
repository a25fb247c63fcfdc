// Correct
using Langfuse.Observe;
namespace Tools;

public static class Llm
{
    [Observe(AsType = ObservationType.Generation)]
    public static async Task<IAsyncEnumerable<string>> AskAsync(string question)
    {
        await Task.Delay(1);
        return WordsAsync(question);
    }

    private static async IAsyncEnumerable<string> WordsAsync(string text)
    {
        foreach (var word in text.Split(' '))
        {
            await Task.Yield();
            yield return word;
        }
    }
}
