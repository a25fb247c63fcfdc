using Langfuse.Observe;

var resources = new List<IAsyncDisposable>();
var langfuse = LangfuseClient.Start();
resources.Add(langfuse);
try
{
    using var trace = langfuse.StartTrace("job", input: args);
    trace.Update(output: await File.ReadAllTextAsync(args[0]));
}
finally
{
    foreach (var resource in resources)
    {
        await resource.DisposeAsync();
    }
}
