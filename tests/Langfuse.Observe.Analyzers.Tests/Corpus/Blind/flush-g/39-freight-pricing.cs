// Planted: LFO5012
using Langfuse.Observe;

namespace Freight;

public sealed record Parcel(double Kilograms, string Zone);

public sealed class PriceService(LangfuseClient langfuse, HttpClient http)
{
    public async Task<decimal> QuoteAsync(Parcel parcel)
    {
        var generation = langfuse.StartGeneration("quote", model: "gpt-4o-mini", input: parcel);
        try
        {
            var text = await http.GetStringAsync($"https://prices.example.org/{parcel.Zone}");
            var price = decimal.Parse(text) * (decimal)parcel.Kilograms;
            generation.End(output: price, usage: new Usage(input: 20, output: 4));
            return price;
        }
        catch (HttpRequestException failure)
        {
            generation.Fail(failure);
            generation.End();
            return Fallback(parcel);
        }
        catch (FormatException)
        {
            return Fallback(parcel);
        }
    }

    private static decimal Fallback(Parcel parcel) => 9.90m + (decimal)parcel.Kilograms;
}
