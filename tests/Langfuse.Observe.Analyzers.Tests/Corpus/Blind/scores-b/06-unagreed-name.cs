// Planted: LFO4002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "groundedness", "type": "numeric", "min": 0, "max": 1 }, { "name": "refused", "type": "boolean" } ] }

namespace Pharmacy;

public sealed record Leaflet(string Drug, string[] Warnings);

public sealed class LeafletAssistant(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> ExplainAsync(Leaflet leaflet, string question)
    {
        using var trace = langfuse.StartTrace("explain-leaflet", input: question);
        var answer = await complete($"{leaflet.Drug}: {question}");
        trace.Update(output: answer);
        trace.Score("refused", answer.StartsWith("I cannot", StringComparison.Ordinal));
        Rate(trace, leaflet, answer);
        return answer;
    }

    private static void Rate(Observation trace, Leaflet leaflet, string answer)
    {
        var named = leaflet.Warnings.Count(warning => answer.Contains(warning, StringComparison.OrdinalIgnoreCase));
        trace.Score("groundedness", leaflet.Warnings.Length == 0 ? 1 : (double)named / leaflet.Warnings.Length);
        if (answer.Length > 900)
        {
            trace.Score("verbosity", answer.Length / 900.0);
        }
    }
}
