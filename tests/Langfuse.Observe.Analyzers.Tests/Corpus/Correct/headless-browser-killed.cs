using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var chrome = Process.Start(new ProcessStartInfo("chrome", "--headless"))!;
try
{
    await Browser.VisitAsync("https://example.org");
}
finally
{
    if (!chrome.HasExited)
        chrome.Kill(true);
}

static class Browser
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task VisitAsync(string url) => await Task.Delay(url.Length);
}
