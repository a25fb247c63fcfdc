using Langfuse.Observe;

var client = LangfuseClient.Start();
int failures = 0;
foreach (var arg in args)
{
    try
    {
        await Checks.RunAsync(arg);
    }
    catch (Exception e)
    {
        failures++;
        Console.Error.WriteLine($"{arg}: {e.Message}");
    }
}

var flushed = await client.FlushAsync();
Console.WriteLine(flushed.Sent);
return failures;

static class Checks
{
    [Observe]
    public static async Task RunAsync(string url)
    {
        using var http = new HttpClient();
        (await http.GetAsync(url)).EnsureSuccessStatusCode();
    }
}
