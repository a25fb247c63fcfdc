// Planted: LFO5015
using Langfuse.Observe;

const string EnvironmentVariable = "LANGFUSE_TRACING_ENVIRONMENT";

await using var langfuse = LangfuseClient.Start(options => options.ServiceName = "tariff-check");
var dryRun = args.Contains("--dry-run");
if (dryRun)
{
    Environment.SetEnvironmentVariable(EnvironmentVariable, "dry-run");
}

var tariff = Tariffs.Cheapest(2_400);
Console.WriteLine(dryRun ? $"would choose {tariff}" : $"chose {tariff}");

static class Tariffs
{
    [Observe]
    public static string Cheapest(int kilowattHours)
    {
        var offers = new Dictionary<string, decimal>
        {
            ["Basic"] = 90 + kilowattHours * 0.31m,
            ["Flex"] = 150 + kilowattHours * 0.27m,
        };
        return offers.MinBy(offer => offer.Value).Key;
    }
}
