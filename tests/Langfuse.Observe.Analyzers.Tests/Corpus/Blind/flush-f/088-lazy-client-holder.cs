// Right
using Langfuse.Observe;

namespace Contoso.Charts;

public interface IChartTelemetry
{
    void Rendered(string chart, TimeSpan duration);
}

public sealed class ChartTelemetry : IChartTelemetry, IDisposable
{
    private readonly Lazy<LangfuseClient> _client;

    public ChartTelemetry(string environment)
    {
        _client = new Lazy<LangfuseClient>(() => LangfuseClient.Start(options =>
        {
            options.Environment = environment;
            options.FlushInterval = TimeSpan.FromSeconds(10);
        }));
    }

    public void Rendered(string chart, TimeSpan duration)
    {
        using var trace = _client.Value.StartTrace("render-chart", metadata: new { chart });
        trace.Score("milliseconds", duration.TotalMilliseconds);
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
