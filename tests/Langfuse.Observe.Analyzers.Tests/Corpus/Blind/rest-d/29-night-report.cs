// Planted: LFO6003
using Langfuse.Observe;

namespace Plant.Reports;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var shift = new Shift(args.FirstOrDefault() ?? "B");
        var report = await shift.WriteAsync(DateTime.Today);
        Console.WriteLine(report);
        return report.Length > 0 ? 0 : 1;
    }
}

internal abstract class Job<TResult>
{
    public async Task<TResult> WriteAsync(DateTime day)
    {
        Announce(day);
        return await RunAsync(day);
    }

    protected abstract Task<TResult> RunAsync(DateTime day);

    protected virtual void Announce(DateTime day) => Console.WriteLine($"{GetType().Name} of {day:d}");
}

internal sealed class Shift(string crew) : Job<string>
{
    protected override void Announce(DateTime day)
    {
        base.Announce(day);
        LangfuseContext.UpdateCurrentTrace(metadata: new { crew, day });
    }

    [Observe(Name = "shift-report")]
    protected override async Task<string> RunAsync(DateTime day)
    {
        var lines = await File.ReadAllLinesAsync($"{crew}-{day:yyyyMMdd}.log");
        return string.Join('\n', lines.Where(line => line.Contains("WARN")));
    }
}
