// Planted: LFO5001
using Langfuse.Observe;

var client = LangfuseClient.Start();
var shutdown = async () => await client.DisposeAsync();
using var trace = client.StartTrace("import");
trace.Update(output: "3 rows");
