// Right
using Langfuse.Observe;

namespace Library.Vectors;

public sealed record Vectors(float[][] Values, int Tokens);

public sealed class VectorIndex(LangfuseClient langfuse, Func<string[], Task<Vectors>> embed)
{
    public async Task<int> AddAsync(string[] pages)
    {
        using var trace = langfuse.StartTrace("add-pages", input: new { pages.Length });
        var call = trace.StartObservation("embed", ObservationType.Embedding, model: "text-embedding-3-large");
        try
        {
            var vectors = await embed(pages);
            call.Update(usage: new Usage(input: vectors.Tokens), cost: new Cost(total: vectors.Tokens * 0.00000013m));
            return vectors.Values.Length;
        }
        finally
        {
            call.End();
        }
    }

    [Observe(AsType = ObservationType.Embedding, Model = "text-embedding-3-large")]
    public async Task<float[]> EmbedAsync(string query)
    {
        var vectors = await embed([query]);
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: vectors.Tokens));
        return vectors.Values[0];
    }
}
