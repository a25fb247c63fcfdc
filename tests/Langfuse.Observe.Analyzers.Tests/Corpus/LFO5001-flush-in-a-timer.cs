// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var timer = new Timer(_ => langfuse.FlushAsync().GetAwaiter().GetResult(), null, 30_000, 30_000);
foreach (var name in args)
{
    langfuse.Score("length", name.Length, sessionId: name);
}
