// Planted: LFO5013
using Langfuse.Observe;

// weld: a worker that asks for welding parameters, with retries
await using var langfuse = LangfuseClient.Start();
var advisor = new Advisor();
foreach (var steel in args)
{
    var amperes = await Retry.RunAsync(3, attempt =>
    {
        using var span = langfuse.StartSpan("attempt", metadata: new { attempt });
        return advisor.AmperesAsync(steel);
    });
    Console.WriteLine($"{steel}: {amperes} A");
}

internal static class Retry
{
    public static async Task<T> RunAsync<T>(int times, Func<int, Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(attempt);
            }
            catch (TimeoutException) when (attempt < times)
            {
                await Task.Delay(100 * attempt);
            }
        }
    }
}

internal sealed class Advisor
{
    [Observe(AsType = ObservationType.Tool)]
    public async Task<int> AmperesAsync(string steel)
    {
        await Task.Delay(20);
        return 90 + steel.Length * 5;
    }
}
