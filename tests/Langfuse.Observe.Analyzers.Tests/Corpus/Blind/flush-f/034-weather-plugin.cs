// Planted: LFO5005
using Langfuse.Observe;

namespace HomeHub.Plugins;

public interface IHubPlugin
{
    string Name { get; }

    Task<string> HandleAsync(string command);
}

public sealed class WeatherPlugin : IHubPlugin
{
    private readonly LangfuseClient _langfuse;
    private readonly Func<string, Task<int>> _degrees;

    public WeatherPlugin(Func<string, Task<int>> degrees)
    {
        _degrees = degrees;
        _langfuse = LangfuseClient.Start(options =>
        {
            options.ServiceName = "home-hub";
            options.SampleRate = 0.5;
        });
    }

    public string Name => "weather";

    public async Task<string> HandleAsync(string command)
    {
        using var trace = _langfuse.StartTrace("weather-command", input: command);
        var degrees = await _degrees(command);
        var answer = degrees < 0 ? "Scrape the windscreen." : $"{degrees} degrees.";
        trace.Update(output: answer);
        return answer;
    }
}
