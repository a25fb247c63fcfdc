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
        var trace = await new TraceReads(api).GetAsync(parsed.GetValue(s_id)!, cancellationToken);
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
}
