// Planted: LFO6009
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Wine;

public sealed record Bottle(string Name, int Year);

public interface ICellar
{
    IAsyncEnumerable<Bottle> ListAsync(CancellationToken ct);
}

public sealed class Sommelier(ICellar cellar, Func<string, Task<string>> model)
{
    public async IAsyncEnumerable<(Bottle Bottle, string Note)> PairAsync(
        string guest,
        string dish,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        using (LangfuseContext.Propagate(userId: guest, tags: ["pairing"]))
        {
            await foreach (var bottle in cellar.ListAsync(ct))
            {
                var note = await RateAsync(bottle, dish);
                if (!note.StartsWith("no", StringComparison.OrdinalIgnoreCase))
                {
                    yield return (bottle, note);
                }
            }
        }
    }

    [Observe(Name = "rate-pairing")]
    private async Task<string> RateAsync(Bottle bottle, string dish) =>
        await model($"Does {bottle.Name} {bottle.Year} go with {dish}?");
}
