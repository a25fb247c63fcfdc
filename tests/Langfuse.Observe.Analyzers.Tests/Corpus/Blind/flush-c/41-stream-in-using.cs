// Planted: LFO5013
using Langfuse.Observe;

namespace Acme.Dictation;

public interface ISpeechModel
{
    IAsyncEnumerable<string> TranscribeAsync(byte[] audio, CancellationToken cancellationToken);
}

public sealed class Dictation(LangfuseClient langfuse, ISpeechModel model)
{
    public IAsyncEnumerable<string> ListenAsync(byte[] audio, string clinician, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        if (audio.Length == 0)
        {
            return AsyncEnumerable.Empty<string>();
        }

        using (langfuse.StartTrace("dictation", userId: clinician, metadata: new { bytes = audio.Length }))
        {
            return model.TranscribeAsync(audio, cancellationToken);
        }
    }
}
