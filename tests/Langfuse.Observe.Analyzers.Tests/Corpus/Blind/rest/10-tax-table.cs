// Planted: LFO1015
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(Tax.Gross(100m, "PT"));

static class Tax
{
    private static readonly Dictionary<string, decimal> Rates = new()
    {
        ["DE"] = 0.19m,
        ["PT"] = 0.23m,
        ["FR"] = 0.20m,
    };

    [Observe]
    public static decimal Gross(decimal net, string country) => net + net * RateOf(country);

    [NotObserved]
    [Observe(Name = "tax-rate", Level = ObservationLevel.Debug)]
    internal static decimal RateOf(string country) => Rates.GetValueOrDefault(country, 0.2m);
}
