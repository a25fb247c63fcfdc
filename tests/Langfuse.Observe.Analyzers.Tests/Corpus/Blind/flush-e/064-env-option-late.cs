// Planted: LFO5015
using Langfuse.Observe;

// feed: mixes feed for a dairy farm. Options: --env NAME, --cows N
await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "feed");
var cows = 80;
for (var i = 0; i + 1 < args.Length; i += 2)
{
    switch (args[i])
    {
        case "--env":
            Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", args[i + 1]);
            break;
        case "--cows" when int.TryParse(args[i + 1], out var number):
            cows = number;
            break;
    }
}

Console.WriteLine($"{Mixer.Kilograms(cows):F0} kg");

internal static class Mixer
{
    [Observe(Name = "mix-feed")]
    public static double Kilograms(int cows)
    {
        var kilograms = cows * 22.5;
        LangfuseContext.UpdateCurrentTrace(metadata: new { protein = 0.17 });
        return kilograms;
    }
}
