// Planted: LFO5001
using Langfuse.Observe;

if (args is ["serve", ..])
{
    await ServeAsync();
}
else
{
    await OnceAsync();
}

static async Task ServeAsync()
{
    await using var langfuse = LangfuseClient.Start(o => o.Environment = "serve");
    while (Console.ReadLine() is { } line)
        Console.WriteLine(await Model.CallAsync(line));
}

static async Task OnceAsync()
{
    var langfuse = LangfuseClient.Start(o => o.Environment = "once");
    Console.WriteLine(await Model.CallAsync("hello"));
}

static class Model
{
    [Observe(AsType = ObservationType.Generation, Model = "phi-4")]
    public static Task<string> CallAsync(string prompt) => Task.FromResult(prompt);
}
