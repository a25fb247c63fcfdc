using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.UnhandledException += (_, _) => langfuse.FlushAsync().GetAwaiter().GetResult();

Console.WriteLine(await Pages.FetchAsync("https://example.org"));
await langfuse.DisposeAsync();

static class Pages
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> FetchAsync(string address)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(address);
    }
}
