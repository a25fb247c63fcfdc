using System.CommandLine;
using System.Globalization;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe sessions [ID]</c>: the newest sessions, or the traces of one.</summary>
internal static class SessionsCommand
{
    private static readonly Argument<string?> s_id = new("id") { Description = "A session, to list its traces", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> s_limit = new("--limit") { Description = "How many at most, up to 100", DefaultValueFactory = _ => 20 };

    public static Command Create() => new Command("sessions", "Lists the newest sessions, or the traces of one").With(s_id, TracesCommand.Last, s_limit).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(s_limit).ToString(CultureInfo.InvariantCulture);
        if (parsed.GetValue(s_id) is { } id)
        {
            var traces = (await api.GetAsync(new Query("api/public/traces").Add("fields", "core,metrics").Add("sessionId", id).Add("limit", limit).ToString(), cancellationToken)).GetProperty("data");
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
        var sessions = (await api.GetAsync(query.ToString(), cancellationToken)).Items("data").ToList();
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
}
