using Langfuse.Observe;

static class Program
{
    static async Task Main()
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            await Inner();
        }
        catch
        {
            await langfuse.FlushAsync();
            throw;
        }

        await langfuse.FlushAsync();
    }

    [Observe]
    static async Task Inner()
    {
        using var http = new HttpClient();
        await http.GetStringAsync("https://example.org");
    }
}
