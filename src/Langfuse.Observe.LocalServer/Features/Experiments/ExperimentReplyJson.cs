using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Scores;

namespace Langfuse.Observe.LocalServer.Features.Experiments;

/// <summary>Writes experiments and their items in the shapes of the API.</summary>
internal static class ExperimentReplyJson
{
    private static readonly string[] s_scoreGroups = ["details", "subject", "annotation"];

    public static void Write(Utf8JsonWriter writer, ExperimentRow row, IReadOnlyCollection<string> groups, IEnumerable<Score> scores)
    {
        using var facts = new ExperimentFacts(row.Facts);
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        writer.WriteString("name", row.Name ?? "");
        writer.WriteString("description", facts.Text("description"));
        writer.WriteString("startTime", Micros.Iso(row.StartUs));
        writer.WriteString("endTime", Micros.Iso(row.EndUs));
        writer.WriteNumber("itemCount", row.ItemCount);
        writer.WriteString("datasetId", row.DatasetId);
        if (groups.Contains("metadata"))
        {
            facts.WriteMap(writer, "metadata", "metadata");
        }

        WriteScores(writer, groups, scores);
        writer.WriteEndObject();
    }

    public static void WriteItem(Utf8JsonWriter writer, Observation row, IReadOnlyCollection<string> groups, IEnumerable<Score> scores)
    {
        using var facts = new ExperimentFacts(row.Experiment);
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        writer.WriteString("traceId", row.TraceId);
        writer.WriteString("startTime", Micros.Iso(row.StartUs));
        writer.WriteString("endTime", Micros.Iso(row.EndUs));
        writer.WriteString("level", row.Level);
        writer.WriteString("environment", row.Environment);
        writer.WriteString("experimentId", facts.Text("id"));
        writer.WriteString("experimentName", facts.Text("name") ?? "");
        writer.WriteString("experimentItemId", facts.Text("item.id") ?? "");
        if (groups.Contains("dataset"))
        {
            writer.WriteString("experimentDatasetId", facts.Text("dataset.id"));
            writer.WriteString("experimentItemVersion", facts.Text("item.version"));
        }

        if (groups.Contains("io"))
        {
            WriteStored(writer, "input", row.Input);
            WriteStored(writer, "output", row.Output);
            WriteStored(writer, "expectedOutput", facts.Text("item.expected_output"));
        }

        WriteMetadata(writer, row, facts, groups);
        WriteScores(writer, groups, scores);
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, Observation row, ExperimentFacts facts, IReadOnlyCollection<string> groups)
    {
        if (groups.Contains("metadata"))
        {
            StoredJson.Raw(writer, "metadata", row.Metadata);
        }

        if (groups.Contains("itemMetadata"))
        {
            facts.WriteMap(writer, "experimentItemMetadata", "item.metadata");
        }

        if (groups.Contains("experimentMetadata"))
        {
            facts.WriteMap(writer, "experimentMetadata", "metadata");
            writer.WriteString("experimentDescription", facts.Text("description"));
        }
    }

    private static void WriteScores(Utf8JsonWriter writer, IReadOnlyCollection<string> groups, IEnumerable<Score> scores)
    {
        if (groups.Contains("scores"))
        {
            writer.WriteList("scores", scores, (_, score) => ScoreJson.WriteV3(writer, score, s_scoreGroups));
        }
    }

    private static void WriteStored(Utf8JsonWriter writer, string name, string? text)
    {
        writer.WritePropertyName(name);
        JsonText.WriteStored(writer, text);
    }
}
