// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Reader(LangfuseClient langfuse)
{
    public async Task<int> ReadAsync(IAsyncEnumerable<string> pages)
    {
        using var trace = langfuse.StartTrace("read");
        var count = 0;
        await foreach (var page in pages)
        {
            count += Note(page);
        }

        trace.Update(output: count);
        return count;
    }

    [Observe]
    private static int Note(string page) => page.Length;
}
