// Planted: LFO5007
using Langfuse.Observe;

namespace Weather;

internal static class Tracing
{
    public const string ServiceName = "weather-agent";

    internal static readonly LangfuseClient Client = LangfuseClient.Start(o => o.Environment = "production");
}

internal static class Program
{
    private static async Task Main(string[] args)
    {
        Console.WriteLine($"{Tracing.ServiceName} is starting");
        var city = args.FirstOrDefault() ?? "Oslo";
        Console.WriteLine(await Forecast.ForAsync(city));
    }
}

internal static class Forecast
{
    [Observe(Name = "forecast")]
    public static async Task<string> ForAsync(string city)
    {
        var degrees = await TemperatureAsync(city);
        return $"{city}: {degrees} degrees";
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<int> TemperatureAsync(string city)
    {
        await Task.Delay(15);
        return city.Length * 2;
    }
}
