using Langfuse.Observe.Server.Tests.Support;
using Microsoft.Playwright;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>Every view in light and dark. With LANGFUSE_SCREENSHOTS set to a folder, the pictures of the documentation are taken on the way.</summary>
public sealed class ColourSchemeTests(Browser browser) : ServerTest, IClassFixture<Browser>
{
    // WCAG contrast of every visible text against the nearest ground behind it.
    private const string TooFaint = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
          const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
          const light = rgb => rgb.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4).reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
          const ground = element => { const chain = []; for (let at = element; at; at = at.parentElement) chain.unshift(rgba(getComputedStyle(at).backgroundColor)); return chain.reduce((below, color) => over(color, below), [255, 255, 255]); };
          const faint = [];
          for (const element of document.querySelectorAll("body *")) {
            const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent.trim()).join("");
            if (!text || !element.checkVisibility({ checkOpacity: true })) continue;
            const below = ground(element);
            const [one, two] = [light(over(rgba(getComputedStyle(element).color), below)), light(below)].sort((a, b) => b - a);
            const ratio = (one + 0.05) / (two + 0.05);
            if (ratio < 4.5) faint.push(`${element.className || element.tagName} "${text.slice(0, 20)}" ${ratio.toFixed(2)}`);
          }
          return [...new Set(faint)];
        }
        """;

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Views_InEachScheme_AreReadable(ColorScheme scheme)
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        var folder = Environment.GetEnvironmentVariable("LANGFUSE_SCREENSHOTS");
        var complaints = new List<string>();
        var suffix = scheme == ColorScheme.Light ? "" : "-dark";
        var page = await browser.OpenAsync(Server.BaseUrl, complaints, scheme);
        await page.WaitForSelectorAsync("[data-ready]");
        await Look("empty");
        await RagTrace.SendAsync(Client);
        await RagTrace.SendOthersAsync(Client);

        await page.GotoAsync(new Uri(Server.BaseUrl, "/project/local/traces").AbsoluteUri);
        await page.WaitForSelectorAsync("tbody.rows tr");
        await Look("traces-page");
        await page.GotoAsync(Server.GetTraceUrl(RagTrace.TraceId) + "?observation=" + Ids.Span(10));
        await page.WaitForSelectorAsync("[data-ready] .bubble");
        await Look("trace-page");
        await page.GotoAsync(Server.GetTraceUrl(RagTrace.TraceId) + "?observation=" + Ids.Span(8));
        await page.WaitForSelectorAsync(".status");
        await Look("trace-error");
        foreach (var view in (string[])["sessions", "sessions/chat-2f9c", "scores", "warnings"])
        {
            await page.GotoAsync(new Uri(Server.BaseUrl, "/project/local/" + view).AbsoluteUri);
            await page.WaitForSelectorAsync("[data-ready]");
            await Look(view.Replace('/', '-'));
        }
        Assert.Empty(complaints);

        async Task Look(string name)
        {
            await page.EvaluateAsync("document.fonts.ready");
            Assert.Empty(await page.EvaluateAsync<string[]>(TooFaint));
            if (folder is not null)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}{suffix}.png") });
            }
        }
    }
}
