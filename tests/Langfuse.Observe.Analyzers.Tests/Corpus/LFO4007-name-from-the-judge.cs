// Planted: LFO4007
using System.Text.Json;
using Langfuse.Observe;

namespace LlmJudge;

public sealed class Judge(LangfuseClient langfuse, HttpClient http)
{
    private sealed record Verdict(string Criterion, double Value, string Reason);

    public async Task RunAsync(string traceId, string output, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync("judge", new StringContent(output), cancellationToken);
        var verdicts = JsonSerializer.Deserialize<Verdict[]>(await response.Content.ReadAsStringAsync(cancellationToken)) ?? [];

        foreach (var verdict in verdicts)
            langfuse.Score(verdict.Criterion, verdict.Value, traceId: traceId, comment: verdict.Reason);
    }
}
