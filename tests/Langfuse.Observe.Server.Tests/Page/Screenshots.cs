using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>Takes the pictures of the documentation: set LANGFUSE_SCREENSHOTS to a folder and run this class.</summary>
public sealed class Screenshots(Browser browser) : ServerTest, IClassFixture<Browser>
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_ArePictured(ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("LANGFUSE_SCREENSHOTS");
        Skip.If(folder is null || Browser.Executable is null, "Pictures are taken only when LANGFUSE_SCREENSHOTS names a folder");
        var complaints = new List<string>();
        var suffix = scheme == ColorScheme.Light ? "" : "-dark";
        var page = await browser.OpenAsync(Server.BaseUrl, complaints, scheme);
        await page.WaitForSelectorAsync("[data-ready]");
        await Picture("empty");
        await RagTrace.SendAsync(Client);
        await RagTrace.SendOthersAsync(Client);

        await page.GotoAsync(Server.BaseUrl.AbsoluteUri);
        await page.WaitForSelectorAsync("tbody tr");
        await Picture("traces-page");
        await page.GotoAsync(Server.GetTraceUrl(RagTrace.TraceId) + "?observation=" + Ids.Span(10));
        await page.WaitForSelectorAsync("[data-ready] .bubble");
        await Picture("trace-page");
        await page.GotoAsync(Server.GetTraceUrl(RagTrace.TraceId) + "?observation=" + Ids.Span(8));
        await page.WaitForSelectorAsync(".status");
        await Picture("trace-error");
        foreach (var view in (string[])["sessions", "sessions/chat-2f9c", "scores", "warnings"])
        {
            await page.GotoAsync(new Uri(Server.BaseUrl, "/project/local/" + view).AbsoluteUri);
            await page.WaitForSelectorAsync("[data-ready]");
            await Picture(view.Replace('/', '-'));
        }
        Assert.Empty(complaints);

        async Task Picture(string name)
        {
            await page.EvaluateAsync("document.fonts.ready");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}{suffix}.png") });
        }
    }
}
