// Right
using Langfuse.Observe;

namespace Acme.Speech;

public sealed class Narrator(LangfuseClient langfuse, HttpClient http)
{
    public async Task<byte[]?> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        var span = langfuse.StartObservation("speak", ObservationType.Tool, input: text);
        byte[]? audio = null;
        try
        {
            using var response = await http.PostAsync("https://example.org/tts", new StringContent(text), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                span.Update(level: ObservationLevel.Warning, statusMessage: response.StatusCode.ToString());
                return null;
            }

            audio = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return audio;
        }
        catch (Exception e)
        {
            span.Fail(e);
            throw;
        }
        finally
        {
            span.End(output: audio?.Length);
        }
    }
}
