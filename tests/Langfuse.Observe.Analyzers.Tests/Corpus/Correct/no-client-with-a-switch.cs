using Langfuse.Observe;

var langfuse = args.Contains("--no-trace") ? null : LangfuseClient.Start();
try
{
    Console.WriteLine(Dice.Roll(6));
    langfuse?.Score("rolled", 1, sessionId: "cli");
}
finally
{
    langfuse?.Dispose();
}

static class Dice
{
    [Observe]
    public static int Roll(int sides) => sides > 0 ? Random.Shared.Next(sides) : throw new ArgumentOutOfRangeException(nameof(sides));
}
