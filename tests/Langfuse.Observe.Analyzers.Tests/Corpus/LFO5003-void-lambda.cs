// Planted: LFO5003
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.FlushAsync();
langfuse.Score("started", true, traceId: "0af7651916cd43dd8448eb211c80319c");
