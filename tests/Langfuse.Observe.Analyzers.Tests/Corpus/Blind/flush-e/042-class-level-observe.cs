// Planted: LFO5008
using Langfuse.Observe;

// stamps: prices a stamp collection from a list
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: stamps LIST...");
    return 64;
}

var appraiser = new Appraiser(new Catalogue());
var total = 0m;
foreach (var list in args)
{
    foreach (var stamp in await File.ReadAllLinesAsync(list))
    {
        total += await appraiser.AppraiseAsync(stamp);
    }
}

Console.WriteLine($"{total:F2}");
return 0;

internal sealed class Catalogue
{
    public decimal Base(string stamp) => stamp.Contains("1 d") ? 120 : 0.4m;
}

[Observe(AsType = ObservationType.Chain)]
internal sealed class Appraiser(Catalogue catalogue)
{
    public async Task<decimal> AppraiseAsync(string stamp)
    {
        await Task.Yield();
        return catalogue.Base(stamp) * Condition(stamp);
    }

    [NotObserved]
    public decimal Condition(string stamp) => stamp.EndsWith("mint", StringComparison.Ordinal) ? 1 : 0.6m;
}
