using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.Server.Tests.Storage.Conformance;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage;

/// <summary>Full text in the SQLite store, of which very common words give the newest alone.</summary>
public sealed class WordsTests : ConformanceTest
{
    private const int Many = 2_050;

    private readonly TemporaryFolder _folder = new();

    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions { DatabasePath = _folder.File("traces.db") });

    private protected override void Clean() => _folder.Dispose();

    private static Observation With(int number, string input)
    {
        var row = Row($"t{number}", $"o{number}", 1_770_000_000_000_000 + (number * 1_000_000L));
        row.Input = input;
        return row;
    }

    private Task<TraceListing> FindAsync(string typed, string order = "timestamp") =>
        Store.Page.TracesAsync(Project, SearchText.Parse(typed), new SortOrder(order, IsDescending: true), 50, 0, CancellationToken.None);

    [Fact]
    public async Task CommonWord_GivesTheNewest_AndWithAnotherConditionAll()
    {
        var rows = Enumerable.Range(0, Many).Select(number => With(number, "common")).ToArray();
        rows[3].UserId = "ada";
        await WriteAsync(rows);

        var found = await FindAsync("common");
        Assert.Equal(2_000, found.Total);
        Assert.Equal(Enumerable.Range(Many - 50, 50).Reverse().Select(number => $"t{number}"), found.Traces.Select(trace => trace.Id));
        Assert.Equal("t3", (await FindAsync("common user:ada")).Traces.Single().Id);
        Assert.Equal(Many, (await FindAsync("common", "latency")).Total);
        Assert.Equal(2_000, (await Store.Page.ObservationsAsync(Project, SearchText.Parse("common"), new SortOrder("startTime", IsDescending: true), 50, 0, CancellationToken.None)).Total);
    }

    [Theory]
    [InlineData("pre-order", true)]
    [InlineData("order-pre", true)]
    [InlineData("nai\u0308ve", true)]
    [InlineData("naive caf\u00e9", true)]
    [InlineData("\"naive", true)]
    [InlineData("x*y(z) NOT AND", false)]
    [InlineData("***", true)]
    [InlineData("\ud83d\ude00naive", true)]
    [InlineData("preorder", false)]
    public async Task Typed_IsTakenForItsWords(string typed, bool isFound)
    {
        await WriteAsync(With(1, "a pre-order of the na\u00efve, at the cafe"));

        Assert.Equal(isFound ? 1 : 0, (await FindAsync(typed)).Total);
    }
}
