using Langfuse.Observe;

class Program
{
    static async Task Main()
    {
        var langfuse = LangfuseClient.Start();
        using (var trace = langfuse.StartTrace("heartbeat"))
        {
            for (var beat = 0; beat < 3; beat++)
            {
                trace.RecordEvent("beat", metadata: new { beat });
                await Task.Delay(1000);
                Console.WriteLine($"{DateTime.UtcNow:O} {beat}");
            }
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(5));
    }
}
