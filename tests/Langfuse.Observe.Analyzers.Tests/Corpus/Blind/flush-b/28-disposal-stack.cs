// Right
using Langfuse.Observe;

var owned = new Stack<IAsyncDisposable>();
try
{
    var langfuse = LangfuseClient.Start();
    owned.Push(langfuse);

    var output = new FileStream(Path.GetTempFileName(), FileMode.Open);
    owned.Push(output);

    using var trace = langfuse.StartTrace("export");
    var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join(',', args));
    await output.WriteAsync(bytes);
    trace.Update(output: new { bytes.Length });
}
finally
{
    while (owned.TryPop(out var item))
    {
        await item.DisposeAsync();
    }
}
