using Langfuse.Observe;

var langfuse = LangfuseClient.Start();

var word = args.FirstOrDefault();
if (word is null)
{
    using (var trace = langfuse.StartTrace("help"))
        trace.RecordEvent("help-shown");
    await FinishAsync();
    return 64;
}

Console.WriteLine(await Thesaurus.LookUpAsync(word));
await FinishAsync();
return 0;

async Task FinishAsync()
{
    await langfuse.FlushAsync(timeout: TimeSpan.FromSeconds(3));
    await langfuse.DisposeAsync();
}

static class Thesaurus
{
    [Observe(AsType = ObservationType.Tool)]
    public static Task<string> LookUpAsync(string word) => Task.FromResult(word + ", term, expression");
}
