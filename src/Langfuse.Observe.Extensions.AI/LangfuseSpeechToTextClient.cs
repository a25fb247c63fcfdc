using System.Runtime.CompilerServices;
using System.Text;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Records each transcription. The audio is a stream that only the service reads.</summary>
internal sealed class LangfuseSpeechToTextClient(ISpeechToTextClient inner) : DelegatingSpeechToTextClient(inner)
{
    private const int MostCharacters = 1 << 20;

    private readonly SpeechToTextClientMetadata? _metadata = inner.GetService(typeof(SpeechToTextClientMetadata)) as SpeechToTextClientMetadata;

    public override async Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (Start(options) is not { } call)
        {
            return await base.GetTextAsync(audioSpeechStream, options, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            using var active = call.Activate();
            var response = CallReplay.Answering(call) is { } recorded
                ? new SpeechToTextResponse(recorded.Output ?? "") { ModelId = recorded.Model }
                : await base.GetTextAsync(audioSpeechStream, options, cancellationToken).ConfigureAwait(false);
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

    public override async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = Start(options);
        var text = new StringBuilder();
        if (call is not null && CallReplay.Answering(call) is { } recorded)
        {
            call.Observation.Update(output: recorded.Output);
            call.End();
            yield return new SpeechToTextResponseUpdate(recorded.Output ?? "") { ModelId = recorded.Model };
            yield break;
        }

        var updates = base.GetStreamingTextAsync(audioSpeechStream, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await MoveAsync(updates, call).ConfigureAwait(false))
            {
                if (call is not null && text.Length < MostCharacters)
                {
                    text.Append(updates.Current.Text);
                }

                yield return updates.Current;
            }
        }
        finally
        {
            await updates.DisposeAsync().ConfigureAwait(false);
            call?.Observation.Update(output: text.ToString());
            call?.End();
        }
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<SpeechToTextResponseUpdate> updates, ModelCall? call)
    {
        if (call is null)
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }

        using var active = call.Activate();
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (CallFailure.Record(call.Observation, exception))
        {
            throw;
        }
    }

    private ModelCall? Start(SpeechToTextOptions? options)
    {
        var model = options?.ModelId ?? _metadata?.DefaultModelId;
        var call = ModelCall.Start(model is null ? "transcribe" : "transcribe " + model, ObservationType.Generation, mayMakeSeveral: false);
        call?.Observation.Update(input: options?.SpeechLanguage is { } language ? $"(audio, {language})" : "(audio)", model: model);
        return call;
    }
}
