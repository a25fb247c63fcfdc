using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Prompts;

public sealed class PromptCacheTests
{
    [Fact]
    public async Task ManyFirstGets_MakeOneRequest()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Text("Hello") with { Delay = TimeSpan.FromMilliseconds(300) });

        var prompts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => fixture.Prompts.GetTextAsync("greeting"))));

        Assert.All(prompts, static prompt => Assert.Equal("Hello", prompt.Prompt));
        Assert.Equal(1, fixture.Gets);
    }

    [Fact]
    public async Task FreshCopy_IsServedWithoutARequestOrAnAllocation()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Text("Hello"));
        var first = await fixture.Prompts.GetTextAsync("greeting", label: "production");

        var bytes = Allocation.Fewest(() => _ = fixture.Prompts.GetTextAsync("greeting", label: "production"), 100);

        Assert.Equal(0, bytes);
        Assert.Same(first, await fixture.Prompts.GetTextAsync("greeting"));
        Assert.Equal(1, fixture.Gets);
    }

    [Fact]
    public async Task FreshCopy_IsServedThroughTheClientWithoutAnAllocation()
    {
        await using var server = RawServer.Start(static _ => PromptFixture.Text("Hello"));
        await using var client = server.Client();
        await client.Prompts.GetTextAsync("greeting");

        Assert.Equal(0, Allocation.Fewest(() => _ = client.Prompts.GetTextAsync("greeting"), 100));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task OldCopy_IsServedWhileOneRequestFetchesANewOne()
    {
        var text = "old";
        await using var fixture = new PromptFixture(_ => PromptFixture.Text(text));
        await fixture.Prompts.GetTextAsync("greeting");
        text = "new";
        fixture.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("old", (await fixture.Prompts.GetTextAsync("greeting")).Prompt);
        await Patience.UntilAsync(() => fixture.Prompts.GetTextAsync("greeting").Result.Prompt == "new");
        Assert.Equal(2, fixture.Gets);
    }

    [Fact]
    public async Task ServerDown_OldCopyIsServedAtOnce_AndTheServerIsLeftAlone()
    {
        var isDown = false;
        await using var fixture = new PromptFixture(_ => isDown ? RawAnswer.Status(500, """{"message":"down"}""") : PromptFixture.Text("old"));
        await fixture.Prompts.GetTextAsync("greeting");
        isDown = true;
        fixture.Time.Advance(TimeSpan.FromHours(1));

        for (var i = 0; i < 200; i++)
        {
            Assert.True(fixture.Prompts.GetTextAsync("greeting").IsCompletedSuccessfully);
            if (i == 0)
            {
                await Patience.UntilAsync(() => fixture.Gets == 2);
            }
        }

        // Who wants no copy waits for the request under way: only when it has failed may the clock go on.
        await fixture.Prompts.GetTextAsync("greeting", cacheTtl: TimeSpan.Zero);
        Assert.Equal(2, fixture.Gets);
        fixture.Time.Advance(TimeSpan.FromSeconds(2));
        await fixture.Prompts.GetTextAsync("greeting");
        await Patience.UntilAsync(() => fixture.Gets == 3);
    }

    [Fact]
    public async Task ServerDownForAnHour_WithAFallback_CostsOneWait()
    {
        await using var fixture = new PromptFixture(static _ => RawAnswer.Status(500, """{"message":"down"}"""));
        Assert.True((await fixture.Prompts.GetTextAsync("greeting", fallback: "Hi")).IsFallback);

        for (var minute = 0; minute < 60; minute++)
        {
            fixture.Time.Advance(TimeSpan.FromMinutes(1));
            var asked = fixture.Gets;
            Assert.True(fixture.Prompts.GetTextAsync("greeting", fallback: "Hi").IsCompletedSuccessfully);
            await Patience.UntilAsync(() => fixture.Gets > asked);

            // Who has nothing else waits for the request under way: only when it has failed may the clock go on.
            await Assert.ThrowsAsync<LangfuseException>(() => fixture.Prompts.GetTextAsync("greeting"));
        }

        Assert.InRange(fixture.Gets, 61, 61);
    }

    [Fact]
    public async Task ServerThatIsBack_GivesThePromptBehindTheFallback()
    {
        var isDown = true;
        await using var fixture = new PromptFixture(_ => isDown ? RawAnswer.Status(500, """{"message":"down"}""") : PromptFixture.Text("back"));
        await fixture.Prompts.GetTextAsync("greeting", fallback: "Hi");
        isDown = false;
        fixture.Time.Advance(TimeSpan.FromMinutes(1));

        await Patience.UntilAsync(() => fixture.Prompts.GetTextAsync("greeting", fallback: "Hi").Result.Prompt == "back");
        Assert.Equal(2, fixture.Gets);
    }

    [Fact]
    public async Task PromptThatDoesNotExist_IsNamedWithTheCure()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.NotFound);

        var byLabel = await Assert.ThrowsAsync<LangfuseException>(() => fixture.Prompts.GetTextAsync("greeting"));
        var byVersion = await Assert.ThrowsAsync<LangfuseException>(() => fixture.Prompts.GetTextAsync("greeting", version: 3));

        Assert.Contains("give one of its versions the label 'production' (Prompts.AddLabelsAsync), or pass a fallback", byLabel.Message, StringComparison.Ordinal);
        Assert.Contains("Ask for a version that there is", byVersion.Message, StringComparison.Ordinal);
        Assert.Equal("LangfuseNotFoundError", byLabel.Code);
    }

    [Fact]
    public async Task ServerThatNeverAnswers_CostsItsTimeLimitOnce_ThenFallbacksComeAtOnce()
    {
        await using var fixture = new PromptFixture(static _ => RawAnswer.Never, static options => options.Timeout = TimeSpan.FromMilliseconds(300));

        var first = await fixture.Prompts.GetTextAsync("greeting", fallback: "Hi {{name}}");
        var later = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => fixture.Prompts.GetTextAsync("greeting", fallback: "")));

        Assert.Equal(("Hi {{name}}", true, 0), (first.Prompt, first.IsFallback, first.Version));
        Assert.All(later, static prompt => Assert.Equal("", prompt.Prompt));
        Assert.Equal(1, fixture.Gets);
    }

    [Fact]
    public async Task LabelThatIsGone_IsNotServedForEver()
    {
        var isGone = false;
        await using var fixture = new PromptFixture(_ => isGone ? PromptFixture.NotFound : PromptFixture.Text("old"));
        await fixture.Prompts.GetTextAsync("greeting");
        isGone = true;
        fixture.Time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("old", (await fixture.Prompts.GetTextAsync("greeting")).Prompt);
        await Patience.UntilAsync(() => fixture.Gets == 2);
        await Patience.UntilAsync(() => fixture.Prompts.GetTextAsync("greeting", fallback: "none").Result.IsFallback);
        var refused = await Assert.ThrowsAsync<LangfuseException>(() => fixture.Prompts.GetTextAsync("greeting"));
        Assert.Equal("LangfuseNotFoundError", refused.Code);
    }

    [Fact]
    public async Task MovedLabel_ForgetsThatPromptAndNoOther()
    {
        await using var fixture = new PromptFixture(static request =>
            request.Method == "PATCH" ? PromptFixture.Text("x") : PromptFixture.Text("Hello", name: Uri.UnescapeDataString(request.Path.Split('/')[^1].Split('?')[0])));
        await fixture.Prompts.GetTextAsync("a");
        await fixture.Prompts.GetTextAsync("ab");
        await fixture.Prompts.GetTextAsync("a", version: 3);

        await fixture.Prompts.AddLabelsAsync("a", 2, ["production"]);
        await fixture.Prompts.GetTextAsync("ab");
        await fixture.Prompts.GetTextAsync("a");
        await fixture.Prompts.GetTextAsync("a", version: 3);

        Assert.Equal(5, fixture.Gets);
    }

    [Fact]
    public async Task WithoutKeys_FallbackIsGiven_AndWithoutFallbackTheErrorNamesTheCure()
    {
        await using var client = LangfuseClient.Start("no-keys-for-prompts");

        Assert.True((await client.Prompts.GetTextAsync("greeting", fallback: "Hi")).IsFallback);
        Assert.True((await client.Prompts.GetChatAsync("greeting", fallback: [new("system", "Hi")])).IsFallback);
        var off = await Assert.ThrowsAsync<LangfuseException>(() => client.Prompts.GetTextAsync("greeting"));
        Assert.Contains("LANGFUSE_PUBLIC_KEY", off.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TracingOff_PromptsStillCome()
    {
        await using var server = RawServer.Start(static _ => PromptFixture.Text("Hello"));
        await using var client = LangfuseClient.Start("tracing-off", options =>
        {
            (options.BaseUrl, options.PublicKey, options.SecretKey, options.TracingEnabled) = (server.BaseUrl, "pk", "sk", false);
        });

        Assert.Equal("Hello", (await client.Prompts.GetTextAsync("greeting")).Prompt);
    }

    [Fact]
    public async Task CopyOnDisk_OutlivesTheProgram_ButNotThePrompt()
    {
        using var directory = new Folder();
        var answer = PromptFixture.Text("kept", version: 7);
        await using var fixture = new PromptFixture(_ => answer, options => options.PromptCacheDirectory = directory.Path);
        await fixture.Prompts.GetTextAsync("folder/greeting");
        answer = RawAnswer.Status(503, "{}");

        var kept = await fixture.New().GetTextAsync("folder/greeting", fallback: "fallback");
        Assert.Equal(("kept", 7, false), (kept.Prompt, kept.Version, kept.IsFallback));

        answer = PromptFixture.NotFound;
        Assert.True((await fixture.New().GetTextAsync("folder/greeting", fallback: "fallback")).IsFallback);
        Assert.Empty(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public async Task OtherKind_SaysWhichMethodToUse()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Text("Hello"));

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => fixture.Prompts.GetChatAsync("greeting"));

        Assert.Contains("GetTextAsync", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameAndQuery_AreEncodedWhole()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Text("Hello"));

        await fixture.Prompts.GetTextAsync("folder/chat assistant?#%");
        await fixture.Prompts.GetTextAsync("..", version: 2);
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Prompts.GetTextAsync("x", label: "a", version: 1));

        Assert.Equal(
            ["/api/public/v2/prompts/folder%2Fchat%20assistant%3F%23%25?label=production", "/api/public/v2/prompts/%2E%2E?version=2"],
            fixture.Server.Requests.Select(static request => request.Path));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("langfuse-prompts-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
