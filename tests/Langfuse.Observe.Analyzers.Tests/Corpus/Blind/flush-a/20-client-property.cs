// Planted: LFO5006|LFO5005|LFO5001
using Langfuse.Observe;

try
{
    foreach (var city in new[] { "Oslo", "Lima", "Kyoto" })
    {
        using var trace = Telemetry.Client.StartTrace("forecast", input: city);
        var forecast = Forecast.For(city);
        trace.Update(output: forecast);
        Console.WriteLine(forecast);
    }
}
finally
{
    await Telemetry.Client.FlushAsync();
}

static class Telemetry
{
    public static LangfuseClient Client => LangfuseClient.Start(options =>
    {
        options.Environment = "forecast";
        options.SampleRate = 0.25;
    });
}

static class Forecast
{
    public static string For(string city) => city.Length % 2 == 0 ? $"{city}: sun" : $"{city}: rain";
}
