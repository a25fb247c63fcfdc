// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var moves = Coach.Candidates("e4 e5");
if (moves.Length == 0)
{
    Console.Error.WriteLine("no candidate moves for this position");
    return 3;
}

foreach (var move in moves)
{
    Console.WriteLine($"{move}: {Coach.Explain(move)}");
}

langfuse.Dispose();
return 0;

public static class Coach
{
    [Observe]
    public static string[] Candidates(string position)
        => position.StartsWith("e4", StringComparison.Ordinal) ? ["Nf3", "Bc4", "f4"] : [];

    [Observe]
    public static string Explain(string move) => move switch
    {
        "Nf3" => "attacks the pawn on e5",
        "Bc4" => "aims at f7",
        _ => "a gambit",
    };
}
