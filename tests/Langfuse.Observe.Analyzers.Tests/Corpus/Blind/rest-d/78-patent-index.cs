// Right
using Langfuse.Observe;

namespace Patents;

public sealed record Vector(float[] Values, int Tokens);

public sealed class PatentIndex(LangfuseClient langfuse, Func<string, Task<Vector>> embed)
{
    private const string EmbeddingModel = "text-embedding-3-small";
    private readonly List<(string Text, float[] Values)> _entries = [];

    public async Task AddAsync(IReadOnlyList<string> claims)
    {
        using var trace = langfuse.StartTrace("index-patents", metadata: new { claims.Count });
        foreach (var claim in claims)
        {
            using var embedding = trace.StartObservation("embed-claim", ObservationType.Embedding, input: claim, model: EmbeddingModel);
            var vector = await embed(claim);
            embedding.End(usage: new Usage(input: vector.Tokens));
            _entries.Add((claim, vector.Values));
        }

        trace.Update(output: _entries.Count);
    }

    [Observe(AsType = ObservationType.Embedding, Name = "embed-query", Model = EmbeddingModel)]
    public async Task<float[]> QueryAsync(string query)
    {
        var vector = await embed(query);
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: vector.Tokens));
        return vector.Values;
    }
}
