using Langfuse.Observe.LocalServer.Access;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Retention;
using Langfuse.Observe.LocalServer.Storage;
using Langfuse.Observe.Server.Tests.Storage.Conformance;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage;

public abstract class RetentionTests : ConformanceTest
{
    private static readonly long s_nowUs = Micros.Of(DateTimeOffset.UtcNow);

    private Trimming With(int? days = null, long? bytes = null) =>
        new(Store.Catalogue, Store.Part<IStoreUpkeep>(), Store.Traces, new RunPruning(Store.Catalogue), new LangfuseLocalServerOptions { RetentionDays = days, MaxBytes = bytes }, TimeProvider.System);

    private Task ProjectAsync(string id, int? days) =>
        Store.Catalogue.PutAsync(AccessCollections.Projects, Catalogue.NoProject, new Project(id, "o", id, 1, days), CancellationToken.None);

    private static Observation Old(string traceId, double days) => Row(traceId, "o", s_nowUs - (long)TimeSpan.FromDays(days).TotalMicroseconds);

    [Fact]
    public async Task Age_TakesWhatIsOlder_WithEverythingOfIt()
    {
        await ProjectAsync(ConformanceTest.Project, null);
        await WriteAsync(Old("old", 8), Old("new", 6));
        await Store.Scores.WriteAsync(ConformanceTest.Project, [new Score { Id = "s", TraceId = "old", Name = "n", DataType = "NUMERIC" }], (_, _) => { }, CancellationToken.None);
        await Store.Media.AnnounceAsync(ConformanceTest.Project, new MediaAsset { Id = "m" }, new MediaPlace("old", "", "", "", "input"), 1, CancellationToken.None);
        await Store.Media.AnnounceAsync(ConformanceTest.Project, new MediaAsset { Id = "kept" }, new MediaPlace("new", "", "", "", "input"), 1, CancellationToken.None);

        var trimming = With(days: 7);
        await trimming.RunAsync(CancellationToken.None);

        Assert.Null(trimming.LastError);
        Assert.Equal(1, trimming.DeletedTraces);
        Assert.Equal(new StoreCounts(1, 1, 0, 0), Store.Page.Counts);
        Assert.NotNull(Store.Traces.Find(ConformanceTest.Project, "new"));
        Assert.Null(Store.Media.Find(ConformanceTest.Project, "m"));
        Assert.NotNull(Store.Media.Find(ConformanceTest.Project, "kept"));
    }

    [Fact]
    public async Task Age_TakesEndedRunsOfJudges_AndLeavesThoseThatWait()
    {
        await ProjectAsync(ConformanceTest.Project, null);
        foreach (var (state, days) in (IEnumerable<(string, double)>)[
            .. EvaluationRun.States.Select(state => (state, 8d)), (EvaluationRun.Completed, 6), .. Enumerable.Repeat((EvaluationRun.Completed, 9d), 600)])
        {
            await RunAsync(state, days);
        }

        var trimming = With(days: 7);
        await trimming.RunAsync(CancellationToken.None);

        Assert.Null(trimming.LastError);
        Assert.Equal(
            [EvaluationRun.Completed, EvaluationRun.Pending, EvaluationRun.Running],
            Store.Catalogue.All(EvaluationRun.Collection, ConformanceTest.Project).Select(run => run.State).Order(StringComparer.Ordinal));
    }

    private Task RunAsync(string state, double days)
    {
        var endedUs = s_nowUs - (long)TimeSpan.FromDays(days).TotalMicroseconds;
        var run = new EvaluationRun(Guid.NewGuid().ToString(), "rule", "e", "judge", 1, "t", "o", state, endedUs) { DueUs = endedUs };
        return Store.Catalogue.PutAsync(EvaluationRun.Collection, ConformanceTest.Project, run, CancellationToken.None);
    }

    [Fact]
    public async Task ProjectsOwnAge_GoesBeforeThatOfTheServer()
    {
        await ProjectAsync("short", 3);
        await ProjectAsync("forever", 0);
        await ProjectAsync("default", null);
        foreach (var project in (string[])["short", "forever", "default"])
        {
            await Store.Spans.WriteAsync(project, [Old("t", 5), Old("older", 50)], CancellationToken.None);
        }

        await With(days: 7).RunAsync(CancellationToken.None);

        string[] Left(string project) => [.. ((string[])["t", "older"]).Where(id => Store.Traces.Find(project, id) is not null)];
        Assert.Empty(Left("short"));
        Assert.Equal(["t", "older"], Left("forever"));
        Assert.Equal(["t"], Left("default"));
    }

    [Fact]
    public async Task Size_TakesTheOldestOfAllProjects_AndStopsWhenItFits()
    {
        await ProjectAsync("a", 0);
        await ProjectAsync("b", null);
        var random = new Random(1);
        foreach (var numbers in Enumerable.Range(0, 400).GroupBy(number => (Project: number % 2 == 0 ? "a" : "b", Batch: number / 100)))
        {
            await Store.Spans.WriteAsync(numbers.Key.Project, [.. numbers.Select(number => Large(number, random))], CancellationToken.None);
        }

        await Store.Sql.IndexAsync();
        var before = Store.Part<IStoreUpkeep>().Size();
        var trimming = With(bytes: (long)(before.UsedBytes * 0.7));
        await trimming.RunAsync(CancellationToken.None);

        Assert.Null(trimming.LastError);
        Assert.InRange(trimming.DeletedTraces, 120, 180);
        Assert.Null(Store.Traces.Find("a", "t0000"));
        Assert.Null(Store.Traces.Find("b", "t0001"));
        Assert.NotNull(Store.Traces.Find("b", "t0399"));
        Assert.InRange(Store.Part<IStoreUpkeep>().Size().UsedBytes, 0, (long)(before.UsedBytes * 0.7));
    }

    private static Observation Large(int number, Random random)
    {
        var row = Old($"t{number:0000}", 1000 - number);
        var bytes = new byte[12_000];
        random.NextBytes(bytes);
        row.Input = Convert.ToBase64String(bytes);
        return row;
    }
}

public sealed class PostgresRetentionTests : RetentionTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class SqliteRetentionTests : RetentionTests
{
    private readonly TemporaryFolder _folder = new();

    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions { DatabasePath = _folder.File("traces.db") });

    private protected override void Clean() => _folder.Dispose();

    [Fact]
    public async Task Storage_IsShown()
    {
        await using var server = await LangfuseLocalServer.StartAsync(new() { RetentionDays = 10_000, MaxBytes = 50_000_000 });
        using var client = new ServerClient(server);
        using var sent = await client.ExportAsync(new ProtoSpan());

        var shown = await client.GetAsync("api/local/storage");

        Assert.Equal((10_000, 50_000_000), ((int)shown["retentionDays"]!, (int)shown["maxBytes"]!));
        Assert.InRange((long)shown["usedBytes"]!, 1, (long)shown["bytes"]!);
        Assert.StartsWith("2026-", (string)shown["oldest"]!, StringComparison.Ordinal);
    }
}

public sealed class ClickHouseRetentionTests : RetentionTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}
