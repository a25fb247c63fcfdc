// Planted: LFO5012
using Langfuse.Observe;

namespace Acme.Vectors;

public interface IEmbedder
{
    Task<float[]> EmbedAsync(string text, CancellationToken cancellationToken = default);
}

public sealed class TracedEmbedder(IEmbedder inner, LangfuseClient langfuse) : IEmbedder
{
    private readonly string _model = "text-embedding-3-small";

    public async Task<float[]> EmbedAsync(string text, CancellationToken cancellationToken = default)
    {
        var embedding = langfuse.StartObservation("embed", ObservationType.Embedding, input: text, model: _model);
        try
        {
            var vector = await inner.EmbedAsync(text, cancellationToken);
            embedding.End(output: new { dimensions = vector.Length });
            return vector;
        }
        catch (HttpRequestException e)
        {
            embedding.Fail(e);
            return [];
        }
    }
}
