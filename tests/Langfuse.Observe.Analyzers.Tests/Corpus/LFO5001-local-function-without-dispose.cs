// Planted: LFO5001
using Langfuse.Observe;

return await Run();

async Task<int> Run()
{
    var langfuse = LangfuseClient.Start();
    using (var trace = langfuse.StartTrace("migration"))
    {
        await Task.Delay(1);
        trace.Update(output: "ok");
    }

    return 0;
}
