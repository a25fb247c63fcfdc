// Right
using Langfuse.Observe;

var resources = new Stack<IAsyncDisposable>();
try
{
    var langfuse = LangfuseClient.Start();
    resources.Push(langfuse);
    var output = File.Create(Path.GetTempFileName());
    resources.Push(output);

    using var trace = langfuse.StartTrace("export", tags: ["csv"]);
    await using var writer = new StreamWriter(output, leaveOpen: true);
    await writer.WriteLineAsync("id;name");
    await writer.WriteLineAsync("1;Ada");
    trace.Update(output: "1 row");
}
finally
{
    while (resources.TryPop(out var resource))
    {
        await resource.DisposeAsync();
    }
}
