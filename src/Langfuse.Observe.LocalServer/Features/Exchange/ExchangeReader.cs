using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion.Legacy;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>Reads lines of an export of this server, and traces, observations and scores as Langfuse's API and exports have them.</summary>
internal static class ExchangeReader
{
    private const int MaxId = 800;
    private static readonly string[] s_types = ["SPAN", "GENERATION", "EVENT", "AGENT", "TOOL", "CHAIN", "RETRIEVER", "EVALUATOR", "EMBEDDING", "GUARDRAIL"];
    private static readonly string[] s_levels = ["DEBUG", "DEFAULT", "WARNING", "ERROR"];
    private static readonly string[] s_dataTypes = ["NUMERIC", "BOOLEAN", "CATEGORICAL", "TEXT", "CORRECTION"];

    /// <summary>Adds what the line holds to the batch; what is wrong with it goes to the issues, and then nothing is added.</summary>
    public static void Read(JsonElement line, ExchangeBatch batch, long nowUs, List<string> issues)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            issues.Add("is no JSON object");
        }
        else if (line.TryGetProperty("observation", out _) || (line.TryGetProperty("trace", out var trace) && trace.ValueKind == JsonValueKind.Object) || line.TryGetProperty("score", out _))
        {
            ReadOwn(line, batch, issues);
        }
        else
        {
            ReadForeign(line, batch, nowUs, issues);
        }
    }

    public static void Check(Observation row, List<string> issues)
    {
        CheckId("id", row.Id, issues);
        CheckId("traceId", row.TraceId, issues);
        CheckWord("type", row.Type, s_types, issues);
        CheckWord("level", row.Level, s_levels, issues);
        CheckJson("metadata", row.Metadata, JsonValueKind.Object, issues);
        CheckJson("modelParameters", row.ModelParameters, JsonValueKind.Object, issues);
        CheckJson("usage", row.Usage, JsonValueKind.Object, issues);
        CheckJson("cost", row.Cost, JsonValueKind.Object, issues);
        CheckJson("tags", row.Tags, JsonValueKind.Array, issues);
        CheckJson("experiment", row.Experiment, JsonValueKind.Object, issues);
        CheckJson("pricing", row.Pricing, JsonValueKind.Object, issues);
        CheckNumber("totalCost", row.TotalCost, Amounts.IsCost, issues);
        CheckNumber("inputTokens", row.InputTokens, Amounts.IsTokens, issues);
        CheckNumber("outputTokens", row.OutputTokens, Amounts.IsTokens, issues);
        CheckNumber("totalTokens", row.TotalTokens, Amounts.IsTokens, issues);
    }

    public static void Check(Score row, List<string> issues)
    {
        CheckId("id", row.Id, issues);
        CheckId("name", row.Name, issues);
        CheckWord("dataType", row.DataType, s_dataTypes, issues);
        CheckJson("metadata", row.Metadata, JsonValueKind.Object, issues);
        CheckNumber("value", row.Value, double.IsFinite, issues);
    }

    private static void ReadOwn(JsonElement json, ExchangeBatch batch, List<string> issues)
    {
        ExchangeLine? line = null;
        try
        {
            line = json.Deserialize(ExchangeJson.Default.ExchangeLine);
        }
        catch (JsonException exception)
        {
            issues.Add(exception.Message);
        }

        if (line?.Observation is { } observation)
        {
            Check(observation, issues);
            Add(batch.Observations, observation, issues);
        }

        if (line?.Score is { } score)
        {
            Check(score, issues);
            Add(batch.Scores, score, issues);
        }

        if (line?.Trace is { } trace)
        {
            CheckId("id", trace.Id, issues);
            CheckJson("metadata", trace.Metadata, JsonValueKind.Object, issues);
            CheckJson("tags", trace.Tags, JsonValueKind.Array, issues);
            Add(batch.Traces, trace, issues);
        }
    }

    private static void ReadForeign(JsonElement json, ExchangeBatch batch, long nowUs, List<string> issues)
    {
        var reader = new BodyReader(json, "", issues);
        if (json.TryGetProperty("dataType", out _) && json.TryGetProperty("value", out _))
        {
            if (ScoreBody.Read(Labelled(json), mayBeEvaluation: true, issues) is { } score)
            {
                score.TimestampUs = reader.TimeUs("timestamp") ?? nowUs;
                Add(batch.Scores, score, issues);
            }
        }
        else if (json.TryGetProperty("startTime", out _))
        {
            Add(batch.Changes, LegacyEvent.ReadObservation(EventOf(json), reader, reader.TimeUs("startTime") ?? nowUs), issues);
        }
        else if (json.TryGetProperty("id", out _) && (json.TryGetProperty("timestamp", out _) || json.TryGetProperty("observations", out _)))
        {
            Add(batch.Traces, LegacyEvent.ReadTrace(reader, nowUs), issues);
            foreach (var inner in Inner(json, "observations").Concat(Inner(json, "scores")))
            {
                ReadForeign(inner, batch, nowUs, issues);
            }
        }
        else
        {
            issues.Add("is none of observation (with startTime), trace (with timestamp) and score (with dataType and value)");
        }
    }

    // Answers give a category as a number with its label beside it; bodies give the label.
    private static JsonElement Labelled(JsonElement score) => score.Text("stringValue") is not { } label || score.Text("dataType") is "BOOLEAN" or "NUMERIC"
        ? score
        : JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in score.EnumerateObject().Where(member => member.Name != "value"))
            {
                member.WriteTo(writer);
            }

            writer.WriteString("value", label);
            writer.WriteEndObject();
        });

    private static IEnumerable<JsonElement> Inner(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    private static string EventOf(JsonElement json) => json.Text("type") is { } type && s_types.Contains(type) ? type.ToLowerInvariant() + "-create" : "span-create";

    private static void Add<T>(List<T> list, T item, List<string> issues)
    {
        if (issues.Count == 0)
        {
            list.Add(item);
        }
    }

    private static void CheckId(string name, string? id, List<string> issues)
    {
        if (string.IsNullOrEmpty(id) || id.Length > MaxId)
        {
            issues.Add($"{name}: required, 1 to {MaxId} characters");
        }
    }

    private static void CheckWord(string name, string? word, string[] words, List<string> issues)
    {
        if (!words.Contains(word))
        {
            issues.Add($"{name}: '{word}' is not one of {string.Join(", ", words)}");
        }
    }

    private static void CheckJson(string name, string? text, JsonValueKind kind, List<string> issues)
    {
        using var document = JsonText.TryParse(text);
        if (text is not null && document?.RootElement.ValueKind != kind)
        {
            issues.Add($"{name}: must be a text with a JSON {(kind == JsonValueKind.Array ? "list" : "object")}");
        }
    }

    private static void CheckNumber(string name, double? number, Func<double, bool> isRight, List<string> issues)
    {
        if (number is { } value && !isRight(value))
        {
            issues.Add($"{name}: {value} is out of bounds");
        }
    }
}
