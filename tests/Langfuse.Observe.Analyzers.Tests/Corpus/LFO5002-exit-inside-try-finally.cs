// Planted: LFO5002
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    using var trace = langfuse.StartTrace("check");
    trace.Update(output: args.Length);
    if (args.Length == 0)
        Environment.Exit(64);
}
finally
{
    await langfuse.DisposeAsync();
}
