using System.CommandLine;

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

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        DateTimeOffset? from = parsed.GetValue(Last) is { } last ? DateTimeOffset.UtcNow - last : null;
        var traces = await new TraceReads(api).ListAsync(TraceFilter.Of(parsed, parsed.GetValue(s_limit), from), cancellationToken);
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
}
