// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
if (args is not [var city, ..])
{
    Console.Error.WriteLine("usage: weather CITY");
    return 64;
}

string report;
try
{
    report = await Weather.DescribeAsync(city);
}
catch (HttpRequestException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 69;
}

Console.WriteLine(report);
return report.Contains("storm", StringComparison.OrdinalIgnoreCase) ? 2 : 0;

static class Weather
{
    private static readonly HttpClient Http = new() { BaseAddress = new Uri("https://weather.example.org/") };

    [Observe]
    public static async Task<string> DescribeAsync(string city)
    {
        var raw = await Http.GetStringAsync("now?city=" + Uri.EscapeDataString(city));
        return Summarise(raw);
    }

    [Observe(AsType = ObservationType.Chain)]
    private static string Summarise(string raw) => raw.Length > 200 ? raw[..200] + " …" : raw;
}
