// Planted: LFO6002
using Langfuse.Observe;

namespace Maps;

public sealed class TileJob(int x, int y, CountdownEvent done, string[] captions) : IThreadPoolWorkItem
{
    public void Execute()
    {
        try
        {
            captions[y] = Caption(x, y);
        }
        finally
        {
            done.Signal();
        }
    }

    [Observe(Name = "caption-tile")]
    private static string Caption(int column, int row) => $"tile {column}/{row}";
}

public sealed class TileRenderer
{
    [Observe(Name = "render-column")]
    public string[] RenderColumn(int x, int rows)
    {
        var captions = new string[rows];
        using var done = new CountdownEvent(rows);
        for (var y = 0; y < rows; y++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new TileJob(x, y, done, captions), preferLocal: false);
        }

        done.Wait();
        return captions;
    }
}
