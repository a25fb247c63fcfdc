using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Reads and checks the body of a score (wire contract 2.3 and 3.1).</summary>
internal static class ScoreBody
{
    private const int MaxIdLength = 800;
    private static readonly string[] s_dataTypes = ["NUMERIC", "BOOLEAN", "CATEGORICAL", "TEXT", "CORRECTION"];

    /// <returns>The score, or null when <paramref name="issues"/> says why not.</returns>
    public static Score? Read(JsonElement body, bool mayBeEvaluation, List<string> issues)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            issues.Add("the body must be an object");
            return null;
        }
        var score = new Score
        {
            Id = Text(body, "id", issues) ?? Guid.NewGuid().ToString(),
            Name = Text(body, "name", issues) ?? "",
            TraceId = Text(body, "traceId", issues),
            ObservationId = Text(body, "observationId", issues),
            SessionId = Text(body, "sessionId", issues),
            DatasetRunId = Text(body, "datasetRunId", issues),
            Source = Text(body, "source", issues) ?? "API",
            Comment = Text(body, "comment", issues),
            ConfigId = Text(body, "configId", issues),
            QueueId = Text(body, "queueId", issues),
            Environment = TraceEnvironment.Normalise(Text(body, "environment", issues)),
            Metadata = body.TryGetProperty("metadata", out var metadata) && metadata.ValueKind != JsonValueKind.Null ? metadata.GetRawText() : null,
        };
        CheckId(score, issues);
        CheckTarget(score, issues);
        ReadValue(body, score, issues);
        CheckName(score, issues);
        CheckSource(score, mayBeEvaluation, issues);
        return issues.Count == 0 ? score : null;
    }

    private static void CheckId(Score score, List<string> issues)
    {
        if (score.Id.Length is 0 or > MaxIdLength || score.Id.Contains('\r', StringComparison.Ordinal))
        {
            issues.Add($"id: must have 1 to {MaxIdLength} characters and no carriage return");
        }
    }

    private static void CheckTarget(Score score, List<string> issues)
    {
        var targets = (score.TraceId is null ? 0 : 1) + (score.SessionId is null ? 0 : 1) + (score.DatasetRunId is null ? 0 : 1);
        if (score.ObservationId is not null && score.TraceId is null)
        {
            issues.Add("observationId: needs traceId");
        }
        else if (targets != 1)
        {
            issues.Add("Provide exactly one of traceId (with or without observationId), sessionId or datasetRunId");
        }
    }

    private static void CheckName(Score score, List<string> issues)
    {
        if (score.DataType == "CORRECTION")
        {
            score.Name = "output";
        }
        else if (score.Name.Length == 0)
        {
            issues.Add("name: required, must not be empty");
        }
    }

    private static void CheckSource(Score score, bool mayBeEvaluation, List<string> issues)
    {
        if (score.Source is not ("API" or "ANNOTATION") && !(mayBeEvaluation && score.Source == "EVAL"))
        {
            issues.Add($"source: '{score.Source}' is not API or ANNOTATION");
        }
        else if (score.Source == "ANNOTATION" && score.ConfigId is null && score.DataType != "CORRECTION")
        {
            issues.Add("configId: required for source ANNOTATION");
        }
    }

    private static void ReadValue(JsonElement body, Score score, List<string> issues)
    {
        if (!body.TryGetProperty("value", out var value) || value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            issues.Add(value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? "value: a boolean is sent as the number 0 or 1, with dataType BOOLEAN"
                : "value: a number or a string is required");
            return;
        }
        score.DataType = value.ValueKind == JsonValueKind.Number ? "NUMERIC" : "CATEGORICAL";
        if (body.TryGetProperty("dataType", out var given))
        {
            if (given.ValueKind != JsonValueKind.String || !s_dataTypes.Contains(given.GetString()))
            {
                issues.Add($"dataType: {given.GetRawText()} is not one of {string.Join(", ", s_dataTypes)} (leave it out to have it inferred)");
                return;
            }
            score.DataType = given.GetString()!;
        }
        Store(score, value, issues);
    }

    private static void Store(Score score, JsonElement value, List<string> issues)
    {
        var isNumber = value.ValueKind == JsonValueKind.Number;
        if (isNumber != (score.DataType is "NUMERIC" or "BOOLEAN"))
        {
            issues.Add($"value: a score of type {score.DataType} needs a {(isNumber ? "string" : "number")}");
            return;
        }
        var text = isNumber ? null : value.GetString()!;
        switch (score.DataType)
        {
            case "NUMERIC" when !double.IsFinite(value.GetDouble()):
                issues.Add($"value: {value.GetRawText()} is beyond what a number can be; send a finite one");
                break;
            case "NUMERIC":
                score.Value = value.GetDouble();
                break;
            case "BOOLEAN":
                score.Value = value.GetDouble();
                score.StringValue = score.Value == 1 ? "True" : "False";
                if (score.Value is not (0 or 1))
                {
                    issues.Add("value: a score of type BOOLEAN is 0 or 1");
                }

                break;
            case "TEXT" when text!.Length is 0 or > 500:
                issues.Add("value: a score of type TEXT has 1 to 500 characters");
                break;
            case "CORRECTION" when score.ConfigId is not null || score.TraceId is null:
                issues.Add("a score of type CORRECTION belongs to a trace or an observation and has no configId");
                break;
            default:
                score.Value = 0;
                score.StringValue = text;
                break;
        }
    }

    private static string? Text(JsonElement body, string name, List<string> issues)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        issues.Add($"{name}: must be a string");
        return null;
    }
}
