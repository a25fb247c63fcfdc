using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>Somebody who is logged in changes the password and leaves.</summary>
public sealed class AccountWalkTests(Browser browser) : IClassFixture<Browser>
{
    private const string Password = "correct horse battery";

    [SkippableFact]
    public async Task Password_IsChangedAndTheNewOneOpensThePage()
    {
        Skip.If(Browser.Executable is null, "No chromium on this machine: apt-get install chromium");
        await using var server = await LangfuseLocalServer.StartAsync(new() { RequireLogin = true, FirstUserEmail = "owner@example.com", FirstUserPassword = Password });
        var page = await browser.OpenAsync(new Uri(server.BaseUrl, "/login"), []);
        await LogInAsync(page, Password);

        await page.GetByRole(AriaRole.Button, new() { Name = "Project: " }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change the password" }).ClickAsync();
        await ChangeAsync(page, "wrong", "another long one");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "is not your password" })).ToBeVisibleAsync();
        await ChangeAsync(page, Password, "another long one");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Password changed" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Project: " }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/login$"));
        await LogInAsync(page, "another long one");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Project: " })).ToBeVisibleAsync();
    }

    private static async Task LogInAsync(IPage page, string password)
    {
        await page.Locator("input[name=email]").FillAsync("owner@example.com");
        await page.Locator("input[name=password]").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }

    private static async Task ChangeAsync(IPage page, string current, string next)
    {
        await page.GetByLabel("Password now").FillAsync(current);
        await page.GetByLabel("New password").FillAsync(next);
        await page.GetByLabel("The same again").FillAsync(next);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it", Exact = true }).ClickAsync();
    }
}
