using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Writes pages of scores.</summary>
internal static class ScorePageJson
{
    public static void Write(Utf8JsonWriter writer, ScorePage page, PageRequest asked, bool withTrace)
    {
        writer.WriteStartObject();
        writer.WriteObjects("data", page.Scores, score =>
        {
            ScoreJson.WriteMembers(writer, score);
            if (withTrace)
            {
                WriteTrace(writer, score.TraceId is { } id ? page.Traces.GetValueOrDefault(id) : null);
            }
        });
        asked.WriteMeta(writer, page.Total);
        writer.WriteEndObject();
    }

    public static void WriteV3(Utf8JsonWriter writer, ScorePage page, IReadOnlyCollection<string> groups, int limit, string? cursor)
    {
        writer.WriteStartObject();
        writer.WriteList("data", page.Scores, (_, score) => ScoreJson.WriteV3(writer, score, groups));
        writer.WriteStartObject("meta");
        writer.WriteNumber("limit", limit);
        if (cursor is not null)
        {
            writer.WriteString("cursor", cursor);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter writer, Trace? trace)
    {
        if (trace is null)
        {
            writer.WriteNull("trace");
            return;
        }
        writer.WriteStartObject("trace");
        writer.WriteString("userId", trace.UserId);
        writer.WriteString("sessionId", trace.SessionId);
        writer.WriteString("environment", trace.Environment);
        StoredJson.Raw(writer, "tags", trace.Tags, "[]");
        writer.WriteEndObject();
    }
}
