// Planted: LFO5001
using Langfuse.Observe;

var client = LangfuseClient.Start();
var world = new LevelLoader();
foreach (var level in new[] { "harbour", "mine", "castle" })
{
    using var trace = client.StartTrace("load-level", input: level);
    var size = world.Load(level);
    trace.Update(output: size);
}

Console.WriteLine($"{world.Loaded} levels ready");
await client.DisposeAsync();

public sealed class LevelLoader
{
    private readonly Dictionary<string, int> _sizes = new() { ["harbour"] = 64, ["mine"] = 128 };

    public int Loaded { get; private set; }

    public int Load(string level)
    {
        if (!_sizes.TryGetValue(level, out var size))
        {
            throw new InvalidDataException($"level {level} has no map");
        }

        Loaded++;
        return size * size;
    }
}
