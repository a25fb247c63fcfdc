using System.CommandLine;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe tail</c>: traces as trees, as they come.</summary>
internal static class TailCommand
{
    private const int MostAtOnce = 100;
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    // A request that runs long shows once its parts are in; this is how far back one may have begun.
    private static readonly TimeSpan s_longestTrace = TimeSpan.FromMinutes(30);

    private static readonly Option<bool> s_content = new("--content") { Description = "Show inputs and outputs too" };
    private static readonly Option<int> s_count = new("--count") { Description = "End after so many traces [default: go on until Ctrl+C]" };

    public static Command Create() => new Command("tail", "Shows traces as they come, as trees")
        .With(TracesCommand.Tag, TracesCommand.Name, TracesCommand.User, TracesCommand.Session, TracesCommand.Environment, TracesCommand.Last, s_content, s_count)
        .OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var begin = DateTimeOffset.UtcNow - (parsed.GetValue(TracesCommand.Last) ?? TimeSpan.Zero);
        var reads = new TraceReads(api);
        var (shown, most) = (0, parsed.GetValue(s_count));
        var known = new Dictionary<string, (string UpdatedAt, bool IsShown)>(StringComparer.Ordinal);
        if (!parsed.WantsJson() && !Console.IsOutputRedirected)
        {
            Console.WriteLine($"Waiting for traces at {api.Connection.BaseUrl} ... Ctrl+C stops.");
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var id in Settled(await NewestAsync(parsed, reads, begin, cancellationToken), known, begin))
            {
                await ShowAsync(parsed, api, reads, id, cancellationToken);
                if (++shown == most)
                {
                    return CommandLine.Success;
                }
            }

            await Task.Delay(s_look, cancellationToken);
        }

        return CommandLine.Stopped;
    }

    private static async Task<IReadOnlyList<JsonElement>> NewestAsync(ParseResult parsed, TraceReads reads, DateTimeOffset begin, CancellationToken cancellationToken) =>
        [.. (await reads.ListAsync(TraceFilter.Of(parsed, MostAtOnce, begin - s_longestTrace), cancellationToken)).EnumerateArray().Reverse()];

    // Shown when nothing was added between two looks; and again when it grows later.
    private static List<string> Settled(IReadOnlyList<JsonElement> traces, Dictionary<string, (string UpdatedAt, bool IsShown)> known, DateTimeOffset begin)
    {
        if (known.Count > MostRemembered)
        {
            known.Clear();
        }

        var settled = new List<string>();
        foreach (var trace in traces)
        {
            var (id, updated) = (trace.Text("id")!, trace.Text("updatedAt") ?? "");
            if (!known.TryGetValue(id, out var before) || before.UpdatedAt != updated)
            {
                var isOld = trace.Time("timestamp") < begin && trace.Time("updatedAt") < begin;
                known[id] = (updated, isOld);
            }
            else if (!before.IsShown)
            {
                known[id] = (updated, true);
                settled.Add(id);
            }
        }

        return settled;
    }

    private static async Task ShowAsync(ParseResult parsed, ServerApi api, TraceReads reads, string id, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(id, cancellationToken) is not { } trace)
        {
            return;
        }

        if (parsed.WantsJson())
        {
            Output.JsonLine(trace);
        }
        else
        {
            TraceTree.Write(trace, parsed.GetValue(s_content), api.Connection.BaseUrl);
            Console.WriteLine();
        }
    }
}
