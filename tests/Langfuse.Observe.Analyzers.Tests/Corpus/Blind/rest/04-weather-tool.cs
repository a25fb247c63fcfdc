// Planted: LFO1009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var agent = new TravelAgent(new WeatherService());
Console.WriteLine(await agent.PlanAsync("Lisbon"));

internal sealed class WeatherService
{
    private readonly Dictionary<string, int> _degrees = new() { ["Lisbon"] = 24, ["Oslo"] = 9 };

    [Observe(AsType = ObservationType.Tool, Name = "get_weather", Model = "gpt-4o-mini")]
    public Task<int?> GetAsync(string city) =>
        Task.FromResult(_degrees.TryGetValue(city, out var found) ? found : (int?)null);
}

internal sealed class TravelAgent(WeatherService weather)
{
    [Observe]
    public async Task<string> PlanAsync(string city)
    {
        var degrees = await weather.GetAsync(city);
        return degrees switch
        {
            null => $"No forecast for {city}",
            > 20 => $"Pack shorts for {city}",
            _ => $"Pack a coat for {city}",
        };
    }
}
