// Right
using Langfuse.Observe;

namespace Bakery.Orders;

public sealed record Order(string TraceId, string Text, IReadOnlyList<string> Items);

public sealed class OrderScores(LangfuseClient langfuse)
{
    public void Save(Order order, string? note)
    {
        langfuse.Score("items", order.Items.Count, traceId: order.TraceId);
        langfuse.Score("order-empty", order.Items.Count == 0, traceId: order.TraceId);

        var text = string.IsNullOrWhiteSpace(note) ? "No note" : Shorten(note);
        langfuse.Score("baker-note", text, traceId: order.TraceId, dataType: ScoreDataType.Text);
    }

    private static string Shorten(string text) => text.Length <= 500 ? text : string.Concat(text.AsSpan(0, 497), "...");
}
