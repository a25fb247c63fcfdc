using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>A page of a list: page and limit as asked for.</summary>
internal readonly record struct PageRequest(int Number, int Limit)
{
    public long Offset => (Number - 1L) * Limit;

    /// <summary>How many items stand before the page, for lists in memory.</summary>
    public int Skip => (int)Math.Min(Offset, int.MaxValue);

    public PageReply<T> Reply<T>(IReadOnlyList<T> items, long total) => new(items, new PageMeta(Number, Limit, total, (total + Limit - 1) / Limit));

    public void WriteMeta(Utf8JsonWriter writer, long totalItems)
    {
        writer.WriteStartObject("meta");
        writer.WriteNumber("page", Number);
        writer.WriteNumber("limit", Limit);
        writer.WriteNumber("totalItems", totalItems);
        writer.WriteNumber("totalPages", (totalItems + Limit - 1) / Limit);
        writer.WriteEndObject();
    }
}
