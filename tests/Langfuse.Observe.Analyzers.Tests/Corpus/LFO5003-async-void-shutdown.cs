// Planted: LFO5003
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using (var trace = langfuse.StartTrace("bench"))
{
    trace.Update(output: args.Length);
}

Shutdown(langfuse);

static async void Shutdown(LangfuseClient c)
{
    await c.FlushAsync();
    c.Dispose();
}
