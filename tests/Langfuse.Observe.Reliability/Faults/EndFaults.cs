using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Programs that end, one way or another, while code of theirs or the server holds them up.</summary>
internal static class EndFaults
{
    private const int Made = 300;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    public static async Task<List<Row>> RunAsync() =>
    [
        await HeldUpAsync("a handler that ignores cancellation", "ignores"),
        await HeldUpAsync("a handler that blocks its thread, and its disposal", "blocks"),
        await HeldUpAsync("a thread pool without a free thread", "starved"),
        await HeldUpAsync("a logger that never comes back", "logger"),
        await HeldUpAsync("a listener to the meter that never comes back", "meter"),
        await CrashAsync("an exception on the main thread", "throw"),
        await CrashAsync("an exception on a thread of the pool", "throw-pool"),
        await CrashAsync("an exception in a finalizer", "throw-finalizer"),
        await CrashAsync("an exception while a handler ignores cancellation", "throw-ignores"),
        await CrashAsync("the end of Main without a disposal", "return"),
        await CrashAsync("Environment.Exit", "exit"),
    ];

    /// <summary>Without a spool: flush and disposal come back, and everything is accounted for.</summary>
    private static async Task<Row> HeldUpAsync(string situation, string how)
    {
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Silent, arrivals);
        using var child = ChildProcess.Start("ending-child", Port(sink), how, "", Made.ToString(CultureInfo.InvariantCulture));
        var said = new List<string>();
        var hasEnded = true;
        try
        {
            while (await child.StandardOutput.ReadLineAsync().WaitAsync(s_patience) is { } line)
            {
                said.Add(line);
            }

            await child.WaitForExitAsync().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            hasEnded = false;
            child.Kill();
        }

        // A logger or listener that hangs may hold what was to be counted with it.
        var isCounted = said.Exists(static line => line.StartsWith($"disposed: recorded {Made}, dropped {Made}, pending 0,", StringComparison.Ordinal));
        return new(
            situation + ", a server that never answers",
            "flush (1 s) and disposal (1 s) come back; all are counted as dropped",
            $"made {Made}, arrived {arrivals.Spans}; {string.Join("; ", said)}{(hasEnded ? "" : "; did not end")}",
            hasEnded && said.Count == 2 && arrivals.Spans == 0 && (isCounted || how is "logger" or "meter"));
    }

    /// <summary>With a spool: what waited when the program died is on disk, and the next process sends it.</summary>
    private static async Task<Row> CrashAsync(string situation, string how)
    {
        using var place = new SpoolPlace();
        var (arrivals, answers) = (new Arrivals(), new AnswerWatch());
        await using var silent = SinkServer.Start(SinkMode.Silent, arrivals);
        using var child = ChildProcess.Start("ending-child", Port(silent), how, place.Path, Made.ToString(CultureInfo.InvariantCulture));
        var said = await child.StandardOutput.ReadToEndAsync().WaitAsync(s_patience);
        await child.WaitForExitAsync().WaitAsync(s_patience);
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        await using var next = place.Client(sink.Port, options => options.HttpHandlerFactory = answers.NewHandler);
        await SpoolPlace.FlushUntilAsync(next, () => next.Delivery is { Recorded: > 0, Spooled: 0 } && next.Delivery.MediaPending == 0 && arrivals.Media.Contents > 0);
        return new(
            situation + ", a server that never answers, with a spool",
            "everything that had ended is on disk, media too, and arrives from the next process",
            $"made {Made} and 1 content, exit code {child.ExitCode}, taken over {next.Delivery.Recorded}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, contents {arrivals.Media.Contents}",
            said.Trim() == "recorded" && next.Delivery.Recorded == Made && arrivals is { Spans: Made, Duplicates: 0 } && arrivals.Media is { Contents: 1, Duplicates: 0 });
    }

    private static string Port(SinkServer sink) => sink.Port.ToString(CultureInfo.InvariantCulture);
}
