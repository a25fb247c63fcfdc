using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>A page of a list: page and limit as asked for.</summary>
internal readonly record struct PageRequest(int Number, int Limit)
{
    public int Offset => (Number - 1) * Limit;

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
