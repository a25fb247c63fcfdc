// Planted: LFO6009
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Radio;

public sealed class Transcripts(LangfuseClient langfuse, Func<string, Task<string>> transcribe)
{
    public async IAsyncEnumerable<string> ReadAsync(
        IReadOnlyList<string> clips,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var trace = langfuse.StartTrace("transcribe-show", input: new { clips.Count });
        foreach (var clip in clips)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await ClipAsync(clip);
        }

        trace.Update(output: "complete");
    }

    [Observe(Name = "transcribe-clip", AsType = ObservationType.Tool)]
    private async Task<string> ClipAsync(string clip) => await transcribe(clip);
}
