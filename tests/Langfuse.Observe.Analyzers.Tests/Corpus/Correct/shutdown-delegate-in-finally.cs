using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Action shutdown = () => langfuse.Dispose();
try
{
    Console.WriteLine(await Pages.GetAsync(args[0]));
}
finally
{
    shutdown();
}

static class Pages
{
    [Observe]
    public static async Task<string> GetAsync(string url)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(url);
    }
}
