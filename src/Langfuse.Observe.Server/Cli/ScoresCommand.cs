using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe scores</c>: the newest scores.</summary>
internal static class ScoresCommand
{
    private static readonly Option<string?> s_name = new("--name") { Description = "Only scores of this name" };
    private static readonly Option<string?> s_trace = new("--trace") { Description = "Only scores of this trace" };
    private static readonly Option<string?> s_session = new("--session") { Description = "Only scores of this session" };
    private static readonly Option<int> s_limit = new("--limit") { Description = "How many at most, up to 100", DefaultValueFactory = _ => 20 };

    public static Command Create() => new Command("scores", "Lists the newest scores").With(s_name, s_trace, s_session, TracesCommand.Last, s_limit).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var query = new Query("api/public/v3/scores").Add("fields", "details,subject").Add("limit", parsed.GetValue(s_limit).ToString(CultureInfo.InvariantCulture))
            .Add("name", parsed.GetValue(s_name)).Add("traceId", parsed.GetValue(s_trace)).Add("sessionId", parsed.GetValue(s_session)).AddLast("fromTimestamp", parsed.GetValue(TracesCommand.Last));
        var scores = (await api.GetAsync(query.ToString(), cancellationToken)).Items("data").ToList();
        if (parsed.WantsJson())
        {
            Output.Json(scores);
        }
        else
        {
            Output.Table(["Time", "Name", "-Value", "Of", "Comment"], scores.Select(Cells), "No scores.");
        }

        return CommandLine.Success;
    }

    private static IReadOnlyList<string> Cells(JsonElement score)
    {
        var subject = score.Member("subject");
        return [Output.Time(score.Time("timestamp")), score.Text("name") ?? "", score.Shown("value"), $"{subject.Text("kind")} {subject.Text("id")}", score.Text("comment") ?? ""];
    }
}
