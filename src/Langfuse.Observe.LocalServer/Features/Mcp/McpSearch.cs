using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Page;

namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>Full-text search for agents: where the words are, with what stands around them.</summary>
internal static class McpSearch
{
    private const int Around = 150;
    private static readonly SortOrder s_newestFirst = new("startTime", IsDescending: true);

    public static async Task<string> AnswerAsync(HttpContext context, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var typed = arguments["query"].GetString()!;
        var filter = SearchText.Parse(typed, new Filter(), ofObservations: true);
        var limit = arguments.TryGetValue("limit", out var most) ? most.GetInt32() : 10;
        var offset = arguments.TryGetValue("offset", out var from) ? Math.Max(0, from.GetInt32()) : 0;
        var found = await context.Get<IPageStore>().ObservationsAsync(context.ProjectId(), filter, s_newestFirst, limit, offset, context.RequestAborted);
        var words = (filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("total", found.Total);
            writer.WriteObjects("data", found.Observations, row =>
            {
                writer.WriteString("traceId", row.TraceId);
                writer.WriteString("observationId", row.Id);
                writer.WriteString("name", row.Name);
                writer.WriteString("type", row.Type);
                writer.WriteString("startTime", Micros.Iso(row.StartUs));
                writer.WriteString("level", row.Level);
                writer.WriteString("statusMessage", row.StatusMessage);
                writer.WriteString("input", Excerpt(row.Input, words));
                writer.WriteString("output", Excerpt(row.Output, words));
            });
            if (offset + found.Observations.Count < found.Total)
            {
                writer.WriteNumber("nextOffset", offset + found.Observations.Count);
            }

            writer.WriteEndObject();
        });
    }

    private static string? Excerpt(string? text, string[] words)
    {
        if (text is null || text.Length <= 2 * Around)
        {
            return text;
        }

        var at = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var start = Math.Max(0, at - Around);
        return string.Concat(start > 0 ? "…" : "", text.AsSpan(start, Math.Min(2 * Around, text.Length - start)), "…");
    }
}
