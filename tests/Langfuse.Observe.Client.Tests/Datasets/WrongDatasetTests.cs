using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.LocalServer;

namespace Langfuse.Observe.Client.Tests.Datasets;

/// <summary>Datasets that are not there, and schemas that are none or do not fit: each error says what is wrong and where.</summary>
public sealed class WrongDatasetTests : IAsyncLifetime
{
    private static readonly object s_question = new { type = "object", properties = new { question = new { type = "string" } }, required = new[] { "question" } };

    private LangfuseLocalServer _server = null!;
    private LangfuseClient _langfuse = null!;

    public async Task InitializeAsync()
    {
        _server = await Servers.StartAsync();
        _langfuse = Servers.Client(_server, "wrong-datasets-" + Guid.NewGuid().ToString("N"));
    }

    public async Task DisposeAsync()
    {
        await _langfuse.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task DatasetThatDoesNotExist_IsNamedWithTheCure()
    {
        Func<Task>[] calls =
        [
            () => _langfuse.Datasets.GetAsync("folder/nope"),
            () => _langfuse.Datasets.CreateItemAsync("folder/nope", input: "q"),
            () => _langfuse.Datasets.CreateItemAsync("folder/nope", input: new LangfuseMedia(new byte[8], "image/png")),
            () => _langfuse.Datasets.GetRunAsync("folder/nope", "main"),
            () => _langfuse.Datasets.ListRunsAsync("folder/nope").ToListAsync(),
        ];
        foreach (var call in calls)
        {
            var missing = await Assert.ThrowsAsync<LangfuseException>(call);

            Assert.Equal(404, (int)missing.StatusCode!);
            Assert.Contains("Create it (Datasets.CreateAsync(\"folder/nope\"))", missing.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SchemaThatIsNone_IsRefusedWithItsName()
    {
        var refused = await Assert.ThrowsAsync<LangfuseException>(() => _langfuse.Datasets.CreateAsync("wrong", inputSchema: new { type = "sentence" }));

        Assert.Equal(400, (int)refused.StatusCode!);
        Assert.Contains("inputSchema", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await _langfuse.Datasets.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task ItemThatDoesNotFit_IsRefusedWithThePlace_AndTheOthersStay()
    {
        await _langfuse.Datasets.CreateAsync("strict", inputSchema: s_question);
        await _langfuse.Datasets.CreateItemAsync("strict", input: new { question = "Is it there?" }, id: "fits");

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => _langfuse.Datasets.CreateItemAsync("strict", input: new { question = 4 }, id: "does-not"));

        Assert.Equal(400, (int)refused.StatusCode!);
        Assert.Contains("question", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["fits"], (await _langfuse.Datasets.GetAsync("strict")).Items.Select(static item => item.Id));
    }

    [Fact]
    public async Task SchemaThatItemsDoNotFit_IsRefused_AndTheDatasetStaysAsItIs()
    {
        await _langfuse.Datasets.CreateAsync("loose", description: "as it was");
        await _langfuse.Datasets.CreateItemAsync("loose", input: "a text", id: "text");

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => _langfuse.Datasets.CreateAsync("loose", description: "changed", inputSchema: s_question));

        Assert.Equal(400, (int)refused.StatusCode!);
        Assert.Contains("text", refused.Message, StringComparison.Ordinal);
        var dataset = await _langfuse.Datasets.GetAsync("loose");
        Assert.Equal(("as it was", null, 1), (dataset.Description, dataset.InputSchema, dataset.Items.Count));
    }

    [Fact]
    public async Task IdOfAnotherDataset_IsAConflict()
    {
        await _langfuse.Datasets.CreateAsync("one");
        await _langfuse.Datasets.CreateAsync("two");
        await _langfuse.Datasets.CreateItemAsync("one", input: "q", id: "shared");

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => _langfuse.Datasets.CreateItemAsync("two", input: "q", id: "shared"));

        Assert.Equal(409, (int)refused.StatusCode!);
        Assert.Equal("one", (await _langfuse.Datasets.GetItemAsync("shared")).DatasetName);
    }

    [Fact]
    public async Task RunThatDoesNotExist_IsNamed()
    {
        await _langfuse.Datasets.CreateAsync("one");

        Assert.Contains("'one' has no run 'main'", (await Assert.ThrowsAsync<LangfuseException>(() => _langfuse.Datasets.GetRunAsync("one", "main"))).Message, StringComparison.Ordinal);
    }
}
