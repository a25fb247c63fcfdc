// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

RuntimeHelpers.RunClassConstructor(typeof(Tracing).TypeHandle);
try
{
    foreach (var chassis in args)
    {
        Console.WriteLine($"{chassis}: {await Recall.MatchAsync(chassis)}");
    }
}
finally
{
    await Tracing.StopAsync();
}

internal static class Tracing
{
    private static readonly LangfuseClient Client = LangfuseClient.Start(options => options.ServiceName = "recall");

    public static ValueTask StopAsync() => Client.DisposeAsync();
}

internal static class Recall
{
    [Observe(Name = "match-recall")]
    public static async Task<bool> MatchAsync(string chassis)
    {
        await Task.Yield();
        return chassis.StartsWith("WX", StringComparison.Ordinal) && chassis.Length == 17;
    }
}
