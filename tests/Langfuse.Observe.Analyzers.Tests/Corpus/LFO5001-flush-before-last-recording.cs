// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("import");
var rows = Import.Rows();
trace.End(output: rows);
await langfuse.FlushAsync();
langfuse.Score("rows-imported", rows, traceId: trace.TraceId);

static class Import
{
    public static int Rows() => 3;
}
