// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

// lab-report: a batch job with a container of its own
var provider = Composition.Build(args.Contains("--dry-run"));
var job = provider.GetRequiredService<ReportJob>();
foreach (var sample in args.Where(a => !a.StartsWith('-')))
{
    await job.WriteAsync(sample);
}

return 0;

internal static class Composition
{
    public static ServiceProvider Build(bool dryRun)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLangfuse(options => options.Environment = dryRun ? "dry-run" : "laboratory");
        services.AddSingleton<ReportJob>();
        return services.BuildServiceProvider();
    }
}

internal sealed class ReportJob(LangfuseClient langfuse)
{
    public async Task WriteAsync(string sample)
    {
        using var trace = langfuse.StartTrace("lab-report", input: sample);
        await Task.Delay(5);
        trace.Update(output: "within limits");
        trace.Score("reviewed", false);
    }
}
