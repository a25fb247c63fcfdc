// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
for (var attempt = 1; ; attempt++)
{
    try
    {
        await Llm.CallAsync("prompt");
        break;
    }
    catch (HttpRequestException) when (attempt < 3)
    {
        await Task.Delay(attempt * 100);
    }
}

await langfuse.FlushAsync();

static class Llm
{
    [Observe(AsType = ObservationType.Generation, Model = "claude")]
    public static async Task<string> CallAsync(string prompt)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync("https://example.org/" + prompt);
    }
}
