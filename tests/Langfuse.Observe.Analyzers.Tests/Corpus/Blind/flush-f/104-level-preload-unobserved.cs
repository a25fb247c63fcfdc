// Right
using Langfuse.Observe;

var tiles = TileSet.Load(args.FirstOrDefault() ?? "tiles");
Console.WriteLine($"{tiles.Count} tiles");

using var langfuse = LangfuseClient.Start(options => options.ServiceName = "tile-painter");
Func<string, string> describe = tiles.Describe;
foreach (var name in tiles.Names)
{
    Console.WriteLine(describe(name));
}

public sealed class TileSet
{
    private readonly string[] _names;

    private TileSet(string[] names) => _names = names;

    public int Count => _names.Length;

    public string[] Names => _names;

    public static TileSet Load(string folder)
    {
        var names = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.png").Select(path => Path.GetFileNameWithoutExtension(path)!).ToArray()
            : ["grass", "stone"];
        return new TileSet(names);
    }

    [Observe(Name = "describe-tile")]
    public string Describe(string tile) => tile == "grass" ? "soft and green" : "hard and grey";
}
