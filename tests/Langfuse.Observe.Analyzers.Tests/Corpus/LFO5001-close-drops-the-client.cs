// Planted: LFO5001
using Langfuse.Observe;

var context = new Context();
context.Open();
var answer = await Oracle.AskAsync("why?");
Console.WriteLine(answer);
context.Close();

class Context
{
    public LangfuseClient? Langfuse;
    public void Open() => Langfuse = LangfuseClient.Start();
    public void Close() => Langfuse = null;
    public void Flush() => Langfuse?.Dispose();
}

static class Oracle
{
    [Observe] public static async Task<string> AskAsync(string q) { await Task.Yield(); return "because"; }
}
