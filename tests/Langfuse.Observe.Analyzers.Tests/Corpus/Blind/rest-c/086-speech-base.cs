// Planted: LFO1050
using Langfuse.Observe;
using System.Diagnostics;

namespace Speech;

public abstract class Recogniser
{
    protected static readonly ActivitySource Tracer = new("Speech");

    public abstract Task<string> HearAsync(byte[] wave, CancellationToken cancellationToken);
}

public sealed class WhisperRecogniser(Func<byte[], CancellationToken, Task<string>> model) : Recogniser
{
    public override async Task<string> HearAsync(byte[] wave, CancellationToken cancellationToken)
    {
        using var span = Tracer.StartActivity("hear");
        span?.SetTag("bytes", wave.Length);
        if (wave.Length == 0)
        {
            return "";
        }

        var text = await model(wave, cancellationToken);
        return Tidy(text);
    }

    [Observe]
    private static string Tidy(string text) => text.Trim().TrimEnd('.');
}
