using System.Text.Json;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Delivery.Scores;

/// <summary>Reads every entry of the 207 that score batches are answered with (wire contract 2.3): the status line alone says nothing.</summary>
internal static class IngestionAnswer
{
    public static Answer Read(string body, Batch batch, BatchPart part)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (!json.RootElement.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            {
                return NotUnderstood(body);
            }

            return errors.GetArrayLength() == 0 ? new(AnswerKind.Accepted) : new(AnswerKind.Accepted, UnitErrors: Errors(errors, batch, part));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return NotUnderstood(body);
        }
    }

    // Scores carry ids, so sending them once more does no harm.
    private static Answer NotUnderstood(string body) =>
        new(AnswerKind.TryLater, $"the answer to a batch of scores is not that of a Langfuse server: {ErrorText.Of(body)}");

    /// <summary>Each entry counts once, and no more than were sent.</summary>
    private static List<UnitError> Errors(JsonElement errors, Batch batch, BatchPart part)
    {
        var found = new List<UnitError>();
        var seen = new HashSet<int>();
        foreach (var error in errors.EnumerateArray())
        {
            var one = ErrorOf(error, batch, part);
            if (found.Count < part.Count && (one.Index < 0 || seen.Add(one.Index)))
            {
                found.Add(one);
            }
        }

        return found;
    }

    private static UnitError ErrorOf(JsonElement error, Batch batch, BatchPart part)
    {
        var id = error.TryGetProperty("id", out var given) ? given.ToString() : "";
        var status = error.TryGetProperty("status", out var code) && code.TryGetInt32(out var number) ? number : 0;
        var problem = ErrorText.Of(error.GetRawText());
        foreach (var index in part.Indices)
        {
            var label = ScoreLabel.Of(batch, index);
            if (label.EventId == id)
            {
                return new(index, label.Name, status is 408 or 429 or >= 500, problem);
            }
        }

        // Something was refused, though the answer does not say which: it must not count as delivered.
        return new(-1, id, false, problem);
    }
}
