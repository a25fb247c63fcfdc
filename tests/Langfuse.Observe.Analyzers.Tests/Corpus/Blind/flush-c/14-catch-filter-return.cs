// Planted: LFO5001
using Langfuse.Observe;
using System.Net;

var langfuse = LangfuseClient.Start();
try
{
    Console.WriteLine(await Weather.ForecastAsync("Bergen"));
    await langfuse.FlushAsync();
    return 0;
}
catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.TooManyRequests)
{
    Console.Error.WriteLine("The weather service asks for patience.");
    return 75;
}
catch (HttpRequestException e)
{
    Console.Error.WriteLine(e.Message);
    await langfuse.FlushAsync();
    return 69;
}
catch (Exception e)
{
    Console.Error.WriteLine(e);
    await langfuse.FlushAsync();
    return 70;
}

static class Weather
{
    private static readonly HttpClient Http = new() { BaseAddress = new Uri("https://example.org/") };

    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> ForecastAsync(string city)
    {
        return await Http.GetStringAsync("forecast?city=" + Uri.EscapeDataString(city));
    }
}
