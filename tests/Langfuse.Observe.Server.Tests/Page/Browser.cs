using Microsoft.Playwright;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>The chromium of the machine, driven by Playwright; absent when there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    // A busy machine is slow, not wrong.
    private static readonly float s_patience = (float)Observe.Tests.Shared.Patience.Time.TotalMilliseconds;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Executable is not { } path)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(s_patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            Timeout = s_patience,
            // Containers have little shared memory; a page that needs more would crash.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page with a profile of its own; what the browser complains about is collected in <paramref name="complaints"/>.</summary>
    public async Task<IPage> OpenAsync(Uri address, List<string> complaints, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 1400, Height = 900 }, ColorScheme = scheme, Locale = "en-GB", TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(s_patience);
        context.SetDefaultNavigationTimeout(s_patience);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
