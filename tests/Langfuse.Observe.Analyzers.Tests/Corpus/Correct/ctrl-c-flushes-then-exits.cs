using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
while (!stop.IsCancellationRequested)
{
    await Loop.OnceAsync();
    await Task.Delay(500);
}

static class Loop
{
    [Observe]
    public static Task OnceAsync() => Task.CompletedTask;
}
