// Planted: LFO5001|LFO5005
using Langfuse.Observe;

namespace Brewery.Batch;

public static class Program
{
    public static int Main(string[] args)
    {
        var langfuse = Telemetry.Create("brewery-batch");
        var recipes = args.Length == 0 ? ["pils", "porter"] : args;
        foreach (var recipe in recipes)
        {
            Suggest(langfuse, recipe);
        }

        return recipes.Length;
    }

    private static void Suggest(LangfuseClient langfuse, string recipe)
    {
        using var trace = langfuse.StartTrace("suggest-hops", input: recipe);
        string[] hops = recipe switch
        {
            "pils" => ["Saaz", "Tettnanger"],
            "porter" => ["Fuggle"],
            _ => ["Cascade"],
        };
        trace.Update(output: hops);
        Console.WriteLine($"{recipe}: {string.Join(", ", hops)}");
    }
}

internal static class Telemetry
{
    public static LangfuseClient Create(string service) => LangfuseClient.Start(options =>
    {
        options.ServiceName = service;
        options.Environment = "batch";
        options.FlushInterval = TimeSpan.FromSeconds(2);
    });
}
