using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>What the endpoints of evaluators and rules have in common.</summary>
internal static class EvaluationApi
{
    /// <summary>Answers a cursor page.</summary>
    public static Task PageAsync<T>(HttpContext context, IReadOnlyList<T> items, string? next, Action<Utf8JsonWriter, T> write) => JsonReply.OkAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteList("data", items, write);
        writer.WriteStartObject("meta");
        if (next is not null)
        {
            writer.WriteString("cursor", next);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
