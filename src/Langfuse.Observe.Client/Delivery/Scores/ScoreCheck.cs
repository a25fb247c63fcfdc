using System.Globalization;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Scores;

/// <summary>Checks a score before it is queued. The server takes many wrong ones and drops them in silence (wire contract 2.3).</summary>
internal static class ScoreCheck
{
    public const string CorrectionName = "output";
    private const int LongestText = 500;
    private const int LongestId = 800;

    // Of ours: scores of one name are compared, and no server says what it takes.
    private const int LongestName = 200;

    /// <summary>What is wrong and how to mend it, or null when the score is right.</summary>
    public static string? Problem(ScoreRecord score, out ScoreDataType dataType)
    {
        dataType = score.DataType ?? score.Value.DataType;
        return Target(score) ?? Ids(score) ?? Value(score, dataType) ?? Name(score, dataType) ?? Vocabulary(score, dataType);
    }

    private static string? Name(ScoreRecord score, ScoreDataType dataType) =>
        dataType == ScoreDataType.Correction ? null
        : string.IsNullOrWhiteSpace(score.Name) ? "it has no name. Give it one."
        : score.Name.Length > LongestName ? $"its name has {Quantity.Of(score.Name.Length, "character")}. A name has at most {LongestName}; put what differs into comment or metadata."
        : null;

    private static string? Target(ScoreRecord score)
    {
        var targets = Count(score.TraceId) + Count(score.SessionId) + Count(score.DatasetRunId);
        return (targets, score.ObservationId) switch
        {
            (0, not null) => "observationId needs the traceId of its trace. Give both.",
            (0, _) => "it judges nothing. Give traceId (and observationId), sessionId or datasetRunId.",
            ( > 1, _) => "it judges more than one thing. Give only one of traceId, sessionId and datasetRunId.",
            _ when score.ObservationId is not null && score.TraceId is null => "observationId needs the traceId of its trace. Give both.",
            _ => null,
        };
    }

    private static string? Ids(ScoreRecord score)
    {
        foreach (var id in (string?[])[score.ScoreId, score.TraceId, score.ObservationId, score.SessionId, score.DatasetRunId])
        {
            if (id is not null && (id.Length is 0 or > LongestId || id.Contains('\r', StringComparison.Ordinal)))
            {
                return $"an id has {Quantity.Of(id.Length, "character")}{(id.Contains('\r', StringComparison.Ordinal) ? " and a line break" : "")}. Ids have 1 to {LongestId} characters and no line breaks.";
            }
        }

        return null;
    }

    private static string? Value(ScoreRecord score, ScoreDataType dataType) => dataType switch
    {
        ScoreDataType.Numeric when score.Value.Number is not { } number || !double.IsFinite(number)
            => $"its value is {Kind(score.Value)}, not a finite number. Pass a number, or dataType: ScoreDataType.Categorical.",
        ScoreDataType.Boolean when score.Value.Number is not (0 or 1) => $"its value is {Kind(score.Value)}, not a boolean. Pass true or false.",
        ScoreDataType.Categorical when string.IsNullOrEmpty(score.Value.Text) => $"its value is {Kind(score.Value)}, not a category. Pass its label as a string.",
        ScoreDataType.Text when score.Value.Text is not { Length: >= 1 and <= LongestText }
            => $"a text has 1 to {LongestText} characters, this one {score.Value.Text?.Length ?? 0}. Put longer texts into comment or metadata.",
        ScoreDataType.Correction when score.Value.Text is null => "a correction is the corrected output as a string.",
        ScoreDataType.Correction when score.ConfigId is not null => "a correction has no score config. Leave configId out.",
        ScoreDataType.Correction when score.TraceId is null => "a correction is about a trace or observation. Give traceId.",
        _ => null,
    };

    private static string? Vocabulary(ScoreRecord score, ScoreDataType dataType)
    {
        if (dataType == ScoreDataType.Numeric && (score.Value.Number < score.Min || score.Value.Number > score.Max))
        {
            return $"its value is outside {Text(score.Min)} to {Text(score.Max)}. Correct the value, or the limits in langfuse.scores.json.";
        }

        return dataType == ScoreDataType.Categorical && score.Categories.Count > 0 && !score.Categories.Contains(score.Value.Text!)
            ? $"its value is none of {string.Join(", ", score.Categories)}. Use one of these, or add it to langfuse.scores.json."
            : null;
    }

    /// <summary>What a value is, without what it says: that may be somebody's secret.</summary>
    private static string Kind(ScoreValue value) => value switch
    {
        { Text: { } text } => $"a text of {Quantity.Of(text.Length, "character")}",
        { Number: { } number } when double.IsFinite(number) => "a number",
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        _ => "missing",
    };

    private static int Count(string? id) => id is null ? 0 : 1;

    private static string Text(double? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "any";
}
