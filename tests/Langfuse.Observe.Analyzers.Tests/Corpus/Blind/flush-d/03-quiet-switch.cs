// Planted: LFO5001
using Langfuse.Observe;

var telemetry = new Telemetry(quiet: args.Contains("--quiet"));
var text = await Glossary.DefineAsync(args.FirstOrDefault() ?? "entropy");
Console.WriteLine(text);
await telemetry.StopAsync();

internal sealed class Telemetry
{
    private readonly LangfuseClient _client = LangfuseClient.Start();
    private readonly bool _quiet;

    public Telemetry(bool quiet) => _quiet = quiet;

    public async Task StopAsync()
    {
        if (_quiet)
        {
            return;
        }

        var result = await _client.FlushAsync();
        Console.Error.WriteLine($"sent {result.Sent}, lost {result.Dropped}");
    }
}

internal static class Glossary
{
    [Observe(AsType = ObservationType.Retriever)]
    public static async Task<string> DefineAsync(string term)
    {
        await Task.Delay(10);
        return term switch
        {
            "entropy" => "A measure of disorder.",
            _ => $"No entry for {term}.",
        };
    }
}
