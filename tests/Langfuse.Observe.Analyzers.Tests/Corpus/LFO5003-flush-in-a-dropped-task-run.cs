// Planted: LFO5003
using Langfuse.Observe;

using var langfuse = LangfuseClient.Start();
langfuse.Score("smoke", true, sessionId: "s");
var flush = Task.Run(() => langfuse.FlushAsync());
Console.WriteLine("flushing");
