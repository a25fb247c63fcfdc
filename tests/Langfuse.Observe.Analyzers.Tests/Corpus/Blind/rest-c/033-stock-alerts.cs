// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var failures = 0;
foreach (var symbol in args)
{
    try
    {
        Console.WriteLine(await Alerts.CheckAsync(symbol));
    }
    catch (FormatException exception)
    {
        failures++;
        LangfuseContext.UpdateCurrentObservation(level: ObservationLevel.Error, statusMessage: exception.Message);
    }
}

return failures;

internal static class Alerts
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> CheckAsync(string symbol)
    {
        await Task.Yield();
        var price = double.Parse(symbol.Split('=')[1]);
        return price > 100 ? "sell" : "keep";
    }
}
