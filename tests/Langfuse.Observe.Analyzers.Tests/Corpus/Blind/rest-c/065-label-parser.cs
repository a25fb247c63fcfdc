// Planted: LFO6012
using Langfuse.Observe;
using System.Text.Json;

namespace Wine;

public sealed record Label(string Winery, int Year);

public sealed class LabelParser(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<Label?> ParseAsync(string text)
    {
        using var generation = langfuse.StartGeneration("parse-label", model: "gpt-4o-mini", input: text);
        var json = await complete("As JSON with winery and year: " + text);
        generation.End(output: json);
        try
        {
            return JsonSerializer.Deserialize<Label>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException exception)
        {
            generation.Update(level: ObservationLevel.Error, statusMessage: exception.Message);
            return null;
        }
    }
}
