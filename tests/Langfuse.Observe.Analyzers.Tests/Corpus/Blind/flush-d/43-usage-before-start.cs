// Right
using Langfuse.Observe;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: compare LEFT RIGHT");
    Environment.Exit(64);
}

bool same;
await using (var langfuse = LangfuseClient.Start())
{
    same = await Comparer.SameAsync(args[0], args[1]);
}

if (!same)
{
    Environment.Exit(1);
}

Console.WriteLine("no difference");

internal static class Comparer
{
    [Observe(Name = "compare-texts", AsType = ObservationType.Evaluator)]
    public static async Task<bool> SameAsync(string left, string right)
    {
        var first = await NormaliseAsync(left);
        var second = await NormaliseAsync(right);
        return first == second;
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string> NormaliseAsync(string text)
    {
        await Task.Yield();
        return string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
