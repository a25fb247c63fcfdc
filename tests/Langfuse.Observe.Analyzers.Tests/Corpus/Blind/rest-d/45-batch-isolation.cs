// Planted: LFO6008
using Langfuse.Observe;
using Current = System.Diagnostics.Activity;

namespace Batches;

public interface IStep
{
    Task RunAsync(string item, CancellationToken ct);
}

public sealed class CleanStep(Func<string, Task<string>> model) : IStep
{
    [Observe(Name = "clean-address")]
    public async Task RunAsync(string item, CancellationToken ct)
    {
        var cleaned = await model("Clean this address: " + item);
        await File.AppendAllTextAsync("addresses.txt", cleaned + "\n", ct);
    }
}

public sealed class Batch(IReadOnlyList<IStep> steps)
{
    public async Task<int> RunAsync(IEnumerable<string> items, CancellationToken ct)
    {
        var count = 0;
        foreach (var item in items)
        {
            Leave();
            foreach (var step in steps)
            {
                await step.RunAsync(item, ct);
            }

            count++;
        }

        return count;
    }

    private static void Leave() => Current.Current = null;
}
