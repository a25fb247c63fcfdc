// Planted: LFO1001
using Langfuse.Observe;

namespace Freight.Documents;

public sealed record Manifest(string Carrier, string Container, decimal GrossKilograms);

public abstract class Extractor<TResult>
{
    public async Task<IReadOnlyList<TResult>> ExtractAllAsync(IEnumerable<string> pages, CancellationToken ct)
    {
        var results = new List<TResult>();
        foreach (var page in pages)
        {
            ct.ThrowIfCancellationRequested();
            var text = Normalise(page);
            if (text.Length == 0)
            {
                continue;
            }

            results.Add(await ExtractAsync(text, ct));
        }

        return results;
    }

    protected virtual string Normalise(string page) => page.Replace("\r\n", "\n").Trim();

    [Observe(Name = "extract-page")]
    protected abstract Task<TResult> ExtractAsync(string text, CancellationToken ct);
}

public sealed class ManifestExtractor(Func<string, CancellationToken, Task<string>> complete) : Extractor<Manifest>
{
    protected override async Task<Manifest> ExtractAsync(string text, CancellationToken ct)
    {
        var reply = await complete("List carrier; container; weight of:\n" + text, ct);
        var parts = reply.Split(';', StringSplitOptions.TrimEntries);
        return parts is [var carrier, var container, var weight]
            ? new Manifest(carrier, container, decimal.Parse(weight))
            : new Manifest("unknown", "unknown", 0);
    }
}
