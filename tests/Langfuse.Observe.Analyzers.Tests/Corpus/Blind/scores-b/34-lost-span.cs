// Planted: LFO4011
using Langfuse.Observe;

namespace Ocr;

public sealed record Page(int Number, byte[] Image);

public sealed class PageReader(LangfuseClient langfuse, Func<byte[], Task<string>> recognise)
{
    public async Task<string> ReadAsync(Page page)
    {
        string spanId;
        string text;
        using (var span = langfuse.StartObservation("read-page", ObservationType.Tool, input: new { page.Number }))
        {
            text = await recognise(page.Image);
            span.Update(output: text);
            spanId = span.Id;
        }

        var letters = text.Length == 0 ? 0 : (double)text.Count(char.IsLetter) / text.Length;
        langfuse.Score("legibility", letters, observationId: spanId);
        return text;
    }
}
