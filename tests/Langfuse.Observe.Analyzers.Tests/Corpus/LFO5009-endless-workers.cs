// Planted: LFO5009
using Langfuse.Observe;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var pump = new Pump();
        pump.Begin();
        await Task.Delay(TimeSpan.FromSeconds(10));
    }
}

public class Pump
{
    private readonly List<Task> _running = new();

    public void Begin()
    {
        for (var i = 0; i < 4; i++)
        {
            var worker = i;
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    await StepAsync(worker);
                    await Task.Delay(500);
                }
            });
        }
    }

    [Observe(Name = "pump-step")]
    private static Task StepAsync(int worker) => Task.CompletedTask;
}
