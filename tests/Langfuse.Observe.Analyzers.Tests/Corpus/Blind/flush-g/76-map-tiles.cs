// Planted: LFO5012
using Langfuse.Observe;

namespace Maps;

public readonly record struct Tile(int Zoom, int X, int Y);

public sealed class TilePainter(LangfuseClient langfuse, IReadOnlyDictionary<Tile, byte[]> store)
{
    public IReadOnlyList<byte[]> Paint(IEnumerable<Tile> tiles)
    {
        using var trace = langfuse.StartTrace("paint");
        var images = new List<byte[]>();
        foreach (var tile in tiles)
        {
            var span = Open(trace, tile);
            if (!store.TryGetValue(tile, out var image))
            {
                span.Update(level: ObservationLevel.Warning, statusMessage: "missing");
                continue;
            }

            images.Add(image);
            span.End(output: image.Length);
        }

        trace.Update(output: new { images = images.Count });
        return images;
    }

    private static Observation Open(Observation trace, Tile tile) =>
        trace.StartObservation("tile", ObservationType.Tool, input: new { tile.Zoom, tile.X, tile.Y }, current: false);
}
