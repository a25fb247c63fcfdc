// Right
using Langfuse.Observe;

namespace Conference;

public interface ISpeech
{
    IAsyncEnumerable<string> ListenAsync(string room);
}

public sealed class LiveTranslation(ISpeech speech, Func<string, Task<string>> translate)
{
    [Observe(AsType = ObservationType.Chain, Name = "open-translation")]
    public async Task<IAsyncEnumerable<string>> OpenAsync(string room)
    {
        await translate("warm-up");
        return TranslateAsync(room);
    }

    [Observe(AsType = ObservationType.Chain, Name = "listen")]
    public IAsyncEnumerable<string> Listen(string room) => speech.ListenAsync(room);

    private async IAsyncEnumerable<string> TranslateAsync(string room)
    {
        await foreach (var sentence in speech.ListenAsync(room))
        {
            var text = await translate(sentence);
            if (text.Length > 0)
            {
                yield return text;
            }
        }
    }
}
