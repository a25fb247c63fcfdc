// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Seeds;

public interface ICatalogue
{
    IAsyncEnumerable<string> NamesAsync(string family, CancellationToken ct);
}

public sealed class SeedAdvisor(LangfuseClient langfuse, ICatalogue catalogue, Func<string, Task<string>> model)
{
    public async IAsyncEnumerable<string> AdviseAsync(string family, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var trace = langfuse.StartTrace("advise-seeds", input: family, current: false);
        var count = 0;
        await foreach (var name in catalogue.NamesAsync(family, ct))
        {
            string advice;
            using (var span = trace.StartSpan("seed", input: name, current: false))
            {
                advice = await model($"When is {name} sown?");
                span.Update(output: advice);
            }

            count++;
            yield return $"{name}: {advice}";
        }

        trace.Update(output: count);
    }
}
