using System.Globalization;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Traces;

/// <summary>Which traces are wanted.</summary>
internal sealed record TraceQuery
{
    public string? Name { get; init; }

    public string? UserId { get; init; }

    public string? SessionId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Environment { get; init; }

    public string? Version { get; init; }

    public string? Release { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>The conditions in the form of <c>GET /v2/observations</c>, where they take the place of its other parameters.</summary>
    public string ToFilter()
    {
        var conditions = new JsonArray((JsonNode)Condition("boolean", "isRootObservation", "=", true));
        Add(conditions, "string", "traceName", "=", Name);
        Add(conditions, "string", "userId", "=", UserId);
        Add(conditions, "string", "sessionId", "=", SessionId);
        Add(conditions, "string", "version", "=", Version);
        Add(conditions, "datetime", "startTime", ">=", Time(From));
        Add(conditions, "datetime", "startTime", "<", Time(To));
        if (Environment is not null)
        {
            conditions.Add((JsonNode)Condition("stringOptions", "environment", "any of", new JsonArray(Environment)));
        }

        if (Tags.Count > 0)
        {
            conditions.Add((JsonNode)Condition("arrayOptions", "traceTags", "all of", new JsonArray([.. Tags.Select(static tag => (JsonNode)tag)])));
        }

        return conditions.ToJsonString();
    }

    /// <summary>Whether a trace is one of them. Servers that do not know one of the conditions answer too much.</summary>
    public bool Fits(TraceRecord trace) =>
        (Name is null || trace.Name == Name)
        && (UserId is null || trace.UserId == UserId)
        && (SessionId is null || trace.SessionId == SessionId)
        && (Environment is null || trace.Environment == Environment)
        && (Version is null || trace.Version == Version)
        && (Release is null || trace.Release == Release)
        && (From is null || trace.Timestamp >= From)
        && (To is null || trace.Timestamp < To)
        && Tags.All(trace.Tags.Contains);

    private static void Add(JsonArray conditions, string type, string column, string comparison, string? value)
    {
        if (value is not null)
        {
            conditions.Add((JsonNode)Condition(type, column, comparison, value));
        }
    }

    private static JsonObject Condition(string type, string column, string comparison, JsonNode value) =>
        new() { ["type"] = type, ["column"] = column, ["operator"] = comparison, ["value"] = value };

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
