// Right
using Langfuse.Observe;

namespace CadSuite.Shell;

/// <summary>What has to be done when the shell closes, last registered first.</summary>
public sealed class ShutdownQueue
{
    private readonly Stack<Func<Task>> _steps = new();

    public void Add(Func<Task> step) => _steps.Push(step);

    public async Task RunAsync()
    {
        while (_steps.TryPop(out var step))
        {
            try
            {
                await step();
            }
            catch (Exception e) when (e is IOException or TimeoutException)
            {
                Console.Error.WriteLine(e.Message);
            }
        }
    }
}

public static class TracingSetup
{
    public static void Attach(ShutdownQueue queue, LangfuseClient langfuse)
    {
        queue.Add(() => langfuse.FlushAsync(TimeSpan.FromSeconds(3)));
        queue.Add(async () =>
        {
            var result = await langfuse.FlushAsync();
            Console.WriteLine($"{result.Sent} sent");
        });
    }
}
