// Right
using Langfuse.Observe;

var cleanup = new Stack<IAsyncDisposable>();
try
{
    var langfuse = LangfuseClient.Start();
    cleanup.Push(langfuse);

    var log = new StreamWriter(Path.Combine(Path.GetTempPath(), "agent.log"));
    cleanup.Push(log);

    using var trace = langfuse.StartTrace("agent", input: args);
    foreach (var arg in args)
    {
        using var span = trace.StartSpan("step", input: arg);
        await log.WriteLineAsync(arg);
        span.Update(output: arg.Length);
    }
}
finally
{
    while (cleanup.TryPop(out var resource))
    {
        try
        {
            await resource.DisposeAsync();
        }
        catch (IOException ex)
        {
            Console.Error.WriteLine(ex.Message);
        }
    }
}
