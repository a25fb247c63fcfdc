using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Which traces are listed.</summary>
internal sealed record TraceFilter(string? Name, string? User, string? Session, IReadOnlyList<string> Tags, IReadOnlyList<string> Environments, DateTimeOffset? From, int Limit)
{
    public static TraceFilter Of(ParseResult parsed, int limit, DateTimeOffset? from) => new(
        parsed.GetValue(TracesCommand.Name), parsed.GetValue(TracesCommand.User), parsed.GetValue(TracesCommand.Session), parsed.GetValue(TracesCommand.Tag) ?? [], parsed.GetValue(TracesCommand.Environment) ?? [], from, limit);

    /// <summary>As the list of traces takes it.</summary>
    public Query ToTraces() => new Query("api/public/traces").Add("fields", "core,metrics").Add("orderBy", "timestamp.desc").Add("limit", Number(Limit))
        .Add("name", Name).Add("userId", User).Add("sessionId", Session).Add("tags", Tags).Add("environment", Environments).Add("fromTimestamp", From is { } from ? Query.Iso(from) : null);

    /// <summary>As the list of observations takes it, for the root of each trace.</summary>
    public Query ToRoots()
    {
        var conditions = new JsonArray(new JsonObject { ["type"] = "boolean", ["column"] = "isRootObservation", ["operator"] = "=", ["value"] = true });
        AddText(conditions, "traceName", Name);
        AddText(conditions, "userId", User);
        AddText(conditions, "sessionId", Session);
        AddList(conditions, "arrayOptions", "traceTags", "all of", Tags);
        AddList(conditions, "stringOptions", "environment", "any of", Environments);
        if (From is { } from)
        {
            conditions.Add(new JsonObject { ["type"] = "datetime", ["column"] = "startTime", ["operator"] = ">=", ["value"] = Query.Iso(from) });
        }

        return new Query("api/public/v2/observations").Add("fields", "core,basic,time,usage,metrics,trace_context").Add("limit", Number(Limit)).Add("filter", conditions.ToJsonString());
    }

    private static void AddText(JsonArray conditions, string column, string? value)
    {
        if (value is not null)
        {
            conditions.Add(new JsonObject { ["type"] = "string", ["column"] = column, ["operator"] = "=", ["value"] = value });
        }
    }

    private static void AddList(JsonArray conditions, string type, string column, string comparison, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            conditions.Add(new JsonObject { ["type"] = type, ["column"] = column, ["operator"] = comparison, ["value"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) });
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
