// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Radio.Archive;

public sealed class ShowReader(LangfuseClient langfuse, Func<string, Task<string>> transcribe)
{
    [Observe(Name = "read-show", AsType = ObservationType.Chain)]
    public async IAsyncEnumerable<string> ReadAsync(string[] clips, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var scope = LangfuseContext.Propagate(tags: ["archive"]);
        foreach (var clip in clips)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await transcribe(clip);
        }
    }

    public async IAsyncEnumerable<int> LengthsAsync(string[] clips)
    {
        foreach (var clip in clips)
        {
            int length;
            using (var span = langfuse.StartSpan("measure-clip", input: clip))
            {
                length = (await transcribe(clip)).Length;
                span.Update(output: length);
            }

            yield return length;
        }
    }
}
