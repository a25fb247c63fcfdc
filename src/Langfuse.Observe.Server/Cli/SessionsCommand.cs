using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe sessions [ID]</c>: the newest sessions, or the traces of one.</summary>
internal static class SessionsCommand
{
    private const int MostTraces = 1000;
    private static readonly Argument<string?> s_id = new("id") { Description = "A session, to list its traces", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> s_limit = new("--limit") { Description = "How many at most, up to 100", DefaultValueFactory = _ => 20 };

    public static Command Create() => new Command("sessions", "Lists the newest sessions, or the traces of one").With(s_id, TracesCommand.Last, s_limit).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(s_limit).ToString(CultureInfo.InvariantCulture);
        if (parsed.GetValue(s_id) is { } id)
        {
            var traces = await new TraceReads(api).ListAsync(new TraceFilter(null, null, id, [], [], null, parsed.GetValue(s_limit)), cancellationToken);
            if (traces.GetArrayLength() == 0)
            {
                throw new CliException($"{api.Connection.BaseUrl} has no session '{id}'. 'langfuse-observe sessions' lists them.");
            }

            if (parsed.WantsJson())
            {
                Output.Json(traces);
            }
            else
            {
                TraceTable.Write(traces, api.Connection.BaseUrl);
            }

            return CommandLine.Success;
        }

        var query = new Query("api/public/sessions").Add("limit", limit).AddLast("fromTimestamp", parsed.GetValue(TracesCommand.Last));
        var sessions = (await api.TryGetAsync(query.ToString(), cancellationToken))?.Items("data").ToList() ?? await OfTracesAsync(parsed, api, cancellationToken);
        if (parsed.WantsJson())
        {
            Output.Json(sessions);
        }
        else
        {
            Output.Table(["Begun", "Session", "Environment"], sessions.Select(session => (string[])[Output.Time(session.Time("createdAt")), session.Text("id") ?? "", session.Text("environment") ?? ""]), "No sessions.");
        }

        return CommandLine.Success;
    }

    // Version 4 alone has no list of sessions: those of the newest traces.
    private static async Task<List<JsonElement>> OfTracesAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        DateTimeOffset? from = parsed.GetValue(TracesCommand.Last) is { } last ? DateTimeOffset.UtcNow - last : null;
        var traces = await new TraceReads(api).ListAsync(new TraceFilter(null, null, null, [], [], from, MostTraces), cancellationToken);
        return
        [
            .. traces.EnumerateArray().Where(trace => trace.Text("sessionId") is { Length: > 0 }).GroupBy(trace => trace.Text("sessionId")).Take(parsed.GetValue(s_limit))
                .Select(session => JsonSerializer.SerializeToElement(new JsonObject { ["id"] = session.Key, ["createdAt"] = session.Min(trace => trace.Text("timestamp")), ["environment"] = session.First().Text("environment") })),
        ];
    }
}
