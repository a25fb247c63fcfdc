// Planted: LFO1016
using Langfuse.Observe;
using System.Text.Json;

namespace Contracts.Review;

public sealed class ReviewModel(HttpClient http)
{
    [Observe(AsType = ObservationType.Generation, Name = "review-clause", Model = "claude-sonnet-4")]
    public async Task<string> ReviewAsync(string clause, CancellationToken cancellationToken = default)
    {
        using var response = await http.PostAsync("v1/messages", new StringContent(clause), cancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        LangfuseContext.UpdateCurrentObservation(usage: Meter(body.RootElement.GetProperty("usage")));
        return body.RootElement.GetProperty("content")[0].GetProperty("text").GetString() ?? "";
    }

    private static Usage Meter(JsonElement counts)
    {
        var usage = new Usage(
            input: counts.GetProperty("input_tokens").GetInt64(),
            output: counts.GetProperty("output_tokens").GetInt64());
        if (counts.TryGetProperty("cache_read_input_tokens", out var read))
        {
            usage["cache_read_input_tokens"] = read.GetInt64();
        }

        return usage;
    }
}
