// Planted: LFO5016
using Langfuse.Observe;

var engine = await StartEngineAsync();

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("chat", userId: Environment.UserName, input: args);
foreach (var line in args)
{
    Console.WriteLine(await engine.CompleteAsync(line));
}

static async Task<Engine> StartEngineAsync()
{
    var created = new Engine("small-3");
    var probe = await created.CompleteAsync("ping");
    Console.WriteLine($"engine ready: {probe}");
    return created;
}

internal sealed class Engine(string model)
{
    [Observe(AsType = ObservationType.Generation)]
    public async Task<string> CompleteAsync(string prompt)
    {
        await Task.Delay(15);
        LangfuseContext.UpdateCurrentObservation(model: model);
        return prompt + " (" + model + ")";
    }
}
