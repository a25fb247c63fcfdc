using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Tests.Page;
using Langfuse.Observe.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Langfuse.Observe.Integrations.Tests.AspNetCore;

/// <summary>The thumbs in a real browser, to the score on a real server.</summary>
[Collection(nameof(Alone))]
public sealed class FeedbackWidgetTests : IClassFixture<Browser>, IAsyncLifetime
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private readonly Browser _browser;
    private readonly List<string> _complaints = [];
    private LangfuseLocalServer _server = null!;
    private WebApplication _app = null!;

    public FeedbackWidgetTests(Browser browser) => _browser = browser;

    public async Task InitializeAsync()
    {
        _server = await LangfuseLocalServer.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLangfuse(options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (_server.BaseUrl, _server.PublicKey, _server.SecretKey));
        _app = builder.Build();
        _app.MapLangfuseFeedback("/feedback");
        _app.MapGet("/", static () => Page("/feedback"));
        _app.MapGet("/broken", static () => Page("/nowhere"));
        _app.MapGet("/favicon.ico", static () => Results.NoContent());
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [SkippableFact]
    public async Task Thumbs_BecomeOneScore_AndASecondThoughtChangesIt()
    {
        Skip.If(Browser.Executable is null, "needs chromium");
        var page = await _browser.OpenAsync(new Uri(_app.Urls.Single()), _complaints);
        var up = page.GetByRole(AriaRole.Button, new() { Name = "Good answer" });
        var down = page.GetByRole(AriaRole.Button, new() { Name = "Bad answer" });
        var why = page.GetByRole(AriaRole.Textbox, new() { Name = "Why?" });

        await Assertions.Expect(why).ToBeHiddenAsync();
        await up.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Thank you");
        await Assertions.Expect(up).ToHaveAttributeAsync("aria-pressed", "true");

        await down.ClickAsync();
        await Assertions.Expect(down).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(up).ToHaveAttributeAsync("aria-pressed", "false");
        var answered = page.WaitForResponseAsync(static response => response.Request.PostData?.Contains("comment", StringComparison.Ordinal) == true);
        await why.FillAsync("too <b>short</b>");
        await why.PressAsync("Enter");
        Assert.Equal(202, (await answered).Status);

        await _app.Services.GetRequiredService<LangfuseClient>().FlushAsync();
        var score = Assert.Single(await ScoresAsync());
        Assert.Equal((TraceId, 0d, "too <b>short</b>"), ((string)score!["traceId"]!, (double)score["value"]!, (string)score["comment"]!));
        Assert.Empty(_complaints);
    }

    [SkippableFact]
    public async Task WhatCannotBeSent_IsSaid()
    {
        Skip.If(Browser.Executable is null, "needs chromium");
        var page = await _browser.OpenAsync(new Uri(new Uri(_app.Urls.Single()), "/broken"), _complaints);

        await page.GetByRole(AriaRole.Button, new() { Name = "Good answer" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not sent: HTTP 404");
    }

    private async Task<JsonArray> ScoresAsync()
    {
        using var client = new HttpClient { BaseAddress = _server.BaseUrl };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_server.PublicKey}:{_server.SecretKey}")));
        return JsonNode.Parse(await client.GetStringAsync(new Uri("/api/public/v2/scores", UriKind.Relative)))!["data"]!.AsArray();
    }

    private static IResult Page(string endpoint) => Results.Content(
        $"""<!doctype html><html lang="en"><title>Chat</title><script type="module" src="/feedback/widget.js"></script><langfuse-feedback trace-id="{TraceId}" endpoint="{endpoint}"></langfuse-feedback></html>""", "text/html");
}
