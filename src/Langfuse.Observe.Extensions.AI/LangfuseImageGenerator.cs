using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Records each generation of images.</summary>
internal sealed class LangfuseImageGenerator(IImageGenerator inner) : DelegatingImageGenerator(inner)
{
    private readonly ImageGeneratorMetadata? _metadata = inner.GetService(typeof(ImageGeneratorMetadata)) as ImageGeneratorMetadata;

    public override async Task<ImageGenerationResponse> GenerateAsync(
        ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = options?.ModelId ?? _metadata?.DefaultModelId;
        if (ModelCall.Start(model is null ? "images" : "images " + model, ObservationType.Generation, mayMakeSeveral: false) is not { } call)
        {
            return await base.GenerateAsync(request, options, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            call.Observation.Update(input: request.Prompt, model: model);
            if (CallReplay.Answering(call) is not null)
            {
                throw new NotSupportedException("Of images a trace has references, so that it cannot answer for them. Name what is to be replayed, without the images.");
            }

            using var active = call.Activate();
            var response = await base.GenerateAsync(request, options, cancellationToken).ConfigureAwait(false);
            call.Observation.Update(output: response);
            return response;
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
