// Planted: LFO6009
using Langfuse.Observe;

namespace AudioBooks;

public sealed class SpokenBook(LangfuseClient langfuse, IReadOnlyList<string> chapters, Func<string, Task<byte[]>> speak) : IAsyncEnumerable<byte[]>
{
    public int Chapters => chapters.Count;

    public async IAsyncEnumerator<byte[]> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var work = langfuse.StartObservation("speak-book", ObservationType.Chain, input: new { chapters.Count });
        var number = 0;
        foreach (var chapter in chapters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sound = await SpeakAsync(chapter, ++number);
            if (sound.Length > 0)
            {
                yield return sound;
            }
        }

        work.Update(output: new { number });
    }

    [Observe(AsType = ObservationType.Tool, CaptureOutput = false)]
    private Task<byte[]> SpeakAsync(string chapter, int number) => speak($"Chapter {number}. {chapter}");
}
