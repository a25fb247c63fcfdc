using System.CommandLine;
using System.Globalization;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe traces</c>: the newest traces in the terminal.</summary>
internal static class TracesCommand
{
    public static readonly Option<string[]> Tag = new("--tag") { Description = "Only traces with this tag; may be repeated" };
    public static readonly Option<string?> Name = new("--name") { Description = "Only traces of this name" };
    public static readonly Option<string?> User = new("--user") { Description = "Only traces of this user" };
    public static readonly Option<string?> Session = new("--session") { Description = "Only traces of this session" };
    public static readonly Option<string[]> Environment = new("--environment") { Description = "Only traces of this environment; may be repeated" };
    public static readonly Option<TimeSpan?> Last = new("--last") { Description = "Only traces of the last while, such as 30m, 1h, 2d", CustomParser = Age.Parse };
    private static readonly Option<int> s_limit = new("--limit") { Description = "How many at most, up to 100", DefaultValueFactory = _ => 20 };

    public static Command Create() => new Command("traces", "Lists the newest traces")
        .With(Tag, Name, User, Session, Environment, Last, s_limit)
        .OnServer(RunAsync);

    /// <summary>The filters as the query of the list.</summary>
    public static Query Filters(ParseResult parsed) => new Query("api/public/traces")
        .Add("fields", "core,metrics").Add("name", parsed.GetValue(Name)).Add("userId", parsed.GetValue(User)).Add("sessionId", parsed.GetValue(Session))
        .Add("tags", parsed.GetValue(Tag)).Add("environment", parsed.GetValue(Environment));

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var query = Filters(parsed).Add("limit", parsed.GetValue(s_limit).ToString(CultureInfo.InvariantCulture)).AddLast("fromTimestamp", parsed.GetValue(Last));
        var page = await api.GetAsync(query.ToString(), cancellationToken);
        if (parsed.WantsJson())
        {
            Output.Json(page.GetProperty("data"));
        }
        else
        {
            TraceTable.Write(page.GetProperty("data"), api.Connection.BaseUrl);
        }

        return CommandLine.Success;
    }
}
