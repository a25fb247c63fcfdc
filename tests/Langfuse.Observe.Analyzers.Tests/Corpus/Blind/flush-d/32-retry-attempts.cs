// Planted: LFO5012
using Langfuse.Observe;

namespace Speech;

public sealed class Transcriber(HttpClient http)
{
    public async Task<string> TranscribeAsync(Observation call, Uri recording, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var generation = call.StartGeneration("transcribe", model: "whisper-1", input: new { attempt });
            try
            {
                var text = await http.GetStringAsync(recording, cancellationToken);
                generation.End(output: text);
                return text;
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                await Task.Delay(attempt * 200, cancellationToken);
                continue;
            }
            catch (HttpRequestException error)
            {
                generation.Fail(error);
                generation.End();
                throw;
            }
        }

        return "";
    }
}
