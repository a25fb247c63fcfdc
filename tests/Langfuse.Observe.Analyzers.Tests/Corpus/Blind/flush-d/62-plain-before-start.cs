// Right
using Langfuse.Observe;

var rates = Rates.Load();
await using var langfuse = LangfuseClient.Start();
var amount = args.Length > 0 ? decimal.Parse(args[0]) : 100m;
foreach (var currency in rates.Keys)
{
    Console.WriteLine(await Rates.ConvertAsync(amount, currency, rates[currency]));
}

internal static class Rates
{
    public static Dictionary<string, decimal> Load() => new()
    {
        ["CHF"] = 0.94m,
        ["DKK"] = 7.46m,
        ["PLN"] = 4.27m,
    };

    [Observe(Name = "convert")]
    public static async Task<string> ConvertAsync(decimal amount, string currency, decimal rate)
    {
        await Task.Delay(1);
        return $"{amount * rate:F2} {currency}";
    }
}
