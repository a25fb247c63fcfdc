using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Experiments;

/// <summary>How the built-in evaluators compare. What cannot be compared is an error, which becomes a failed evaluator in the result.</summary>
internal static class Comparisons
{
    public static double Number(string text, string what) =>
        double.TryParse(text.Trim(), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InvalidOperationException($"the {what} '{Short(text)}' is no number");

    public static bool SameJson(string output, JsonElement expected)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(output), JsonNode.Parse(expected.GetRawText()));
        }
        catch (JsonException)
        {
            // A text that is no JSON can still be the expected text.
            return expected.ValueKind == JsonValueKind.String && expected.GetString() == output;
        }
    }

    public static double Cosine(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right)
    {
        if (left.Length != right.Length || left.Length == 0)
        {
            throw new InvalidOperationException($"the embeddings have {left.Length} and {right.Length} dimensions");
        }

        var (product, leftSquares, rightSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            var (a, b) = ((double)left.Span[i], (double)right.Span[i]);
            product += a * b;
            leftSquares += a * a;
            rightSquares += b * b;
        }

        return product / Math.Sqrt(leftSquares * rightSquares);
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
