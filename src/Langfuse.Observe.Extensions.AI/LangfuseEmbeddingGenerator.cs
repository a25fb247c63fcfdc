using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Records each call of an embedding generator.</summary>
internal sealed class LangfuseEmbeddingGenerator<TInput, TEmbedding>(IEmbeddingGenerator<TInput, TEmbedding> inner)
    : DelegatingEmbeddingGenerator<TInput, TEmbedding>(inner)
    where TEmbedding : Embedding
{
    private readonly EmbeddingGeneratorMetadata? _metadata = inner.GetService<EmbeddingGeneratorMetadata>();

    public override async Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
        IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? _metadata?.DefaultModelId;
        if (ModelCall.Start(model is null ? "embeddings" : "embeddings " + model, ObservationType.Embedding, mayMakeSeveral: false) is not { } call)
        {
            return await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            IReadOnlyCollection<TInput> inputs = values as IReadOnlyCollection<TInput> ?? [.. values];
            call.Observation.Update(input: inputs, model: model, modelParameters: ChatParameters.Of(options));
            if (CallReplay.Answering(call) is not null)
            {
                throw new NotSupportedException("Of embeddings a trace has count and dimensions, so that it cannot answer for them. Leave the name out of the names that are replayed.");
            }

            using var active = call.Activate();
            var embeddings = await base.GenerateAsync(inputs, options, cancellationToken).ConfigureAwait(false);
            call.Observation.Update(output: embeddings);
            return embeddings;
        }
        catch (Exception exception) when (CallFailure.Record(call.Observation, exception))
        {
            throw;
        }
        finally
        {
            call.End();
        }
    }
}
