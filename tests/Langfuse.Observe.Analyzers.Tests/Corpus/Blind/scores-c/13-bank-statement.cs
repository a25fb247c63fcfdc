// Planted: LFO4010
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "extraction-recall", "type": "numeric", "min": 0, "max": 1 }, { "name": "currency-known", "type": "boolean" } ] }

namespace Bank.Statements;

public sealed record Booking(string Text, decimal? Amount, string? Currency);

public static class StatementScores
{
    public static void Report(LangfuseClient langfuse, string traceId, IReadOnlyList<Booking> bookings)
    {
        var found = bookings.Count(booking => booking.Amount is not null);
        var recall = bookings.Count == 0 ? 0.0 : (double)found / bookings.Count;
        var shown = recall.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        Console.WriteLine($"recall {shown} of {bookings.Count}");

        langfuse.Score("extraction-recall", shown, traceId: traceId);
        langfuse.Score("currency-known", bookings.All(booking => booking.Currency is { Length: 3 }), traceId: traceId);
    }
}
