// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += async (_, _) => await langfuse.DisposeAsync();

var world = new World(seed: args.Length);
for (var round = 1; round <= 20; round++)
{
    Console.WriteLine($"{round,3} {world.Turn(round)}");
}

sealed class World(int seed)
{
    private readonly Random _dice = new(seed);
    private int _health = 30;

    [Observe(Name = "turn")]
    public string Turn(int round)
    {
        var hit = _dice.Next(1, 7);
        _health = Math.Max(0, _health - hit);
        return Tell(hit);
    }

    [Observe(AsType = ObservationType.Chain)]
    private string Tell(int hit) => _health switch
    {
        0 => "The hero lies down.",
        < 10 => $"A heavy blow of {hit}.",
        _ => $"A scratch of {hit}.",
    };
}
