// Planted: LFO5003
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Console.WriteLine(Thesaurus.LookUp("house"));
_ = FinishAsync();

async Task FinishAsync()
{
    await langfuse.FlushAsync(TimeSpan.FromSeconds(3));
    await langfuse.DisposeAsync();
}

static class Thesaurus
{
    [Observe]
    public static string LookUp(string word) => word;
}
