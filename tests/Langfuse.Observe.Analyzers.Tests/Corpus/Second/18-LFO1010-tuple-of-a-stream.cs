// Planted: LFO1010
using Langfuse.Observe;
namespace Tools;

public static class Reader
{
    [Observe]
    public static async Task<(int Count, IAsyncEnumerable<string> Lines)> OpenAsync(string path)
    {
        var count = (await File.ReadAllLinesAsync(path)).Length;
        return (count, File.ReadLinesAsync(path));
    }
}
