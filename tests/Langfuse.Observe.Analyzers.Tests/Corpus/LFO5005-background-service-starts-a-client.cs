// Planted: LFO5005
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

public class EvalWorker : BackgroundService
{
    private LangfuseClient? _langfuse;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _langfuse = LangfuseClient.Start("evals");
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            using var trace = _langfuse.StartTrace("evaluate");
            trace.Score("ok", true);
        }
    }
}
