using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>What a judge said: a value or several, and why.</summary>
internal sealed record JudgeAnswer(IReadOnlyList<EvaluatedScore> Scores, string? Reasoning)
{
    private const int MaxReasoning = 5000;

    /// <summary>Reads the text of an answer: JSON, also where prose or a code fence stands around it.</summary>
    /// <exception cref="JudgeException">It does not fit; the message quotes it. It is worth another try.</exception>
    public static JudgeAnswer Read(string text, OutputDefinition output)
    {
        using var document = JsonText.TryParse(text) ?? JsonText.TryParse(Inner(text));
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("score", out var score))
        {
            throw Unfit("is no JSON object with score and reasoning", text);
        }

        var reasoning = answer.Text("reasoning");
        return new JudgeAnswer(Values(score, output, text), reasoning?.Length > MaxReasoning ? reasoning[..MaxReasoning] : reasoning);
    }

    private static List<EvaluatedScore> Values(JsonElement score, OutputDefinition output, string text) => output.DataType switch
    {
        "NUMERIC" => [new EvaluatedScore(Number(score, output, text))],
        "BOOLEAN" => [new EvaluatedScore(Flag(score, text))],
        _ => Categories(score, output, text),
    };

    private static double Number(JsonElement score, OutputDefinition output, string text)
    {
        double number;
        if (score.ValueKind == JsonValueKind.Number)
        {
            number = score.GetDouble();
        }
        else if (score.ValueKind != JsonValueKind.String || !double.TryParse(score.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            throw Unfit("has no number as score", text);
        }

        return double.IsFinite(number) && !(number < output.Least) && !(number > output.Most)
            ? number
            : throw Unfit(FormattableString.Invariant($"has the score {number}, which is not within {output.Least?.ToString(CultureInfo.InvariantCulture) ?? "-∞"} and {output.Most?.ToString(CultureInfo.InvariantCulture) ?? "∞"}"), text);
    }

    private static bool Flag(JsonElement score, string text) => score.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when score.GetDouble() is 0 or 1 => score.GetDouble() == 1,
        JsonValueKind.String when bool.TryParse(score.GetString(), out var flag) => flag,
        _ => throw Unfit("has neither true nor false as score", text),
    };

    private static List<EvaluatedScore> Categories(JsonElement score, OutputDefinition output, string text)
    {
        List<string> given = score.ValueKind switch
        {
            JsonValueKind.String => [score.GetString()!],
            JsonValueKind.Array when score.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. score.EnumerateArray().Select(item => item.GetString()!).Distinct()],
            _ => [],
        };
        if (given.Count == 0 || (given.Count > 1 && !output.Several) || given.Any(item => !output.Categories!.Contains(item)))
        {
            throw Unfit($"has a score that is not {(output.Several ? "some" : "one")} of {string.Join(", ", output.Categories!)}", text);
        }

        return [.. given.Select(item => new EvaluatedScore(item))];
    }

    private static string? Inner(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        return start >= 0 && end > start ? text[start..(end + 1)] : null;
    }

    private static JudgeException Unfit(string what, string text) =>
        new(JudgeFailure.Transient, $"the judge's answer {what}: {(text.Length > 200 ? text[..200] + "…" : text)}");
}
