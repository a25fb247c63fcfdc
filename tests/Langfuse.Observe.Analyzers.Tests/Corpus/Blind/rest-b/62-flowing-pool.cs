// Right
using Langfuse.Observe;

namespace Imaging.Tiles;

public sealed class TileRenderer(Func<int, int, byte[]> render)
{
    [Observe(Name = "render-map")]
    public long Render(int columns, int rows)
    {
        using var done = new CountdownEvent(columns * rows);
        long bytes = 0;
        for (var x = 0; x < columns; x++)
        {
            for (var y = 0; y < rows; y++)
            {
                var (column, row) = (x, y);
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    try
                    {
                        Interlocked.Add(ref bytes, RenderTile(column, row));
                    }
                    finally
                    {
                        done.Signal();
                    }
                });
            }
        }

        done.Wait();
        return bytes;
    }

    [Observe(AsType = ObservationType.Tool)]
    private int RenderTile(int column, int row) => render(column, row).Length;
}
