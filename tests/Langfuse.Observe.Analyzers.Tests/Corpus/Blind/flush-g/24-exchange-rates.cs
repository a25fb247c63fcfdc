// Planted: LFO5001
using System.Text.Json;
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var rates = new Rates(new HttpClient());
try
{
    foreach (var currency in new[] { "CHF", "SEK", "JPY" })
    {
        Console.WriteLine($"{currency} {await rates.ReadAsync(currency)}");
    }
}
catch (HttpRequestException failure)
{
    Console.Error.WriteLine("The bank does not answer: " + failure.Message);
    return 1;
}

await langfuse.FlushAsync(TimeSpan.FromSeconds(4));
return 0;

sealed class Rates(HttpClient http)
{
    [Observe(AsType = ObservationType.Tool)]
    public async Task<decimal> ReadAsync(string currency)
    {
        await using var stream = await http.GetStreamAsync("https://bank.example.org/rates/" + currency);
        using var json = await JsonDocument.ParseAsync(stream);
        return json.RootElement.GetProperty("rate").GetDecimal();
    }
}
