using System.ClientModel.Primitives;

namespace Langfuse.Observe.OpenAI;

/// <summary>Records each call that passes: the request before it goes, the answer once it is there, a stream as it flows.</summary>
internal sealed class LangfusePolicy : PipelinePolicy
{
    public static readonly LangfusePolicy Instance = new();

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (OpenAICall.Start(message) is not { } call)
        {
            ProcessNext(message, pipeline, currentIndex);
            return;
        }

        try
        {
            using var active = call.Activate();
            if (!call.IsReplayed(message))
            {
                ProcessNext(message, pipeline, currentIndex);
            }

            OpenAICall.BufferError(message);
        }
        catch (Exception exception) when (call.Failed(exception))
        {
            throw;
        }

        call.Answered(message);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (OpenAICall.Start(message) is not { } call)
        {
            await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
            return;
        }

        try
        {
            using var active = call.Activate();
            if (!call.IsReplayed(message))
            {
                await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
            }

            await OpenAICall.BufferErrorAsync(message).ConfigureAwait(false);
        }
        catch (Exception exception) when (call.Failed(exception))
        {
            throw;
        }

        call.Answered(message);
    }
}
