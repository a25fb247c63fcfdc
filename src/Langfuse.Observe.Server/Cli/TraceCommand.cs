using System.CommandLine;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe trace ID</c>: one trace as a tree.</summary>
internal static class TraceCommand
{
    private static readonly Argument<string> s_id = new("id") { Description = "The id of the trace, or the beginning of one among the newest" };
    private static readonly Option<bool> s_content = new("--content") { Description = "Show inputs and outputs too" };

    public static Command Create() => new Command("trace", "Shows one trace as a tree").With(s_id, s_content).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(s_id)!;
        var reads = new TraceReads(api);
        var trace = await reads.FindAsync(id, cancellationToken)
            ?? (await WithBeginningAsync(reads, id, cancellationToken) is { } whole ? await reads.FindAsync(whole, cancellationToken) : null)
            ?? throw new CliException($"{api.Connection.BaseUrl} has no trace '{id}'. 'langfuse-observe traces --json' lists the ids.");
        if (parsed.WantsJson())
        {
            Output.Json(trace);
        }
        else
        {
            TraceTree.Write(trace, parsed.GetValue(s_content), api.Connection.BaseUrl);
        }

        return CommandLine.Success;
    }

    // The list shows the beginnings of ids.
    private static async Task<string?> WithBeginningAsync(TraceReads reads, string beginning, CancellationToken cancellationToken)
    {
        if (beginning.Length is < 4 or >= 32)
        {
            return null;
        }

        var traces = await reads.ListAsync(new TraceFilter(null, null, null, [], [], null, 100), cancellationToken);
        var found = traces.EnumerateArray().Select(trace => trace.Text("id")).OfType<string>().Where(id => id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
