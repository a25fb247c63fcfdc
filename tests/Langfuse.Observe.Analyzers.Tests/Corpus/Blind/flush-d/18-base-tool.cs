// Planted: LFO5005
using Langfuse.Observe;

namespace Tooling;

public abstract class TracedTool : IDisposable
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public async Task<string> InvokeAsync(string argument)
    {
        using var call = Langfuse.StartObservation(Name, ObservationType.Tool, input: argument);
        var result = await RunAsync(argument);
        call.Update(output: result);
        return result;
    }

    protected abstract string Name { get; }

    protected abstract Task<string> RunAsync(string argument);

    protected virtual void Dispose(bool disposing)
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}

public sealed class WeatherTool(HttpClient http) : TracedTool
{
    protected override string Name => "weather";

    protected override Task<string> RunAsync(string argument) =>
        http.GetStringAsync($"https://weather.example.org/{Uri.EscapeDataString(argument)}");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            http.Dispose();
        }

        base.Dispose(disposing);
    }
}
