// Right
using Langfuse.Observe;

namespace Vectors;

public sealed record Embedded(float[] Values, int Tokens);

public sealed class Embedder(LangfuseClient langfuse, Func<string, Task<Embedded>> model)
{
    public async Task<List<float[]>> EmbedAllAsync(IReadOnlyList<string> texts, bool cheap)
    {
        var name = cheap ? "text-embedding-3-small" : "text-embedding-3-large";
        using var trace = langfuse.StartTrace("embed-all", metadata: new { texts.Count });
        var vectors = new List<float[]>();
        foreach (var text in texts)
        {
            using var step = trace.StartObservation("embed", ObservationType.Embedding, input: text, model: name);
            var embedded = await model(text);
            step.Update(usage: new Usage(input: embedded.Tokens), cost: new Cost(total: embedded.Tokens * 0.00000002m));
            vectors.Add(embedded.Values);
        }

        Observation judge = trace.StartGeneration("judge");
        judge.End(output: "fine", model: "gpt-4o-mini", usage: new Usage(input: 10, output: 2));
        return vectors;
    }
}
