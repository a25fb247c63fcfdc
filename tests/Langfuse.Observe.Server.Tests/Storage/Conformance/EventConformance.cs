using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Http;
using Langfuse.Observe.LocalServer.Model;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

public abstract class EventConformance : ConformanceTest
{
    private static readonly SortOrder s_newest = new("timestamp", IsDescending: true);

    private string[] Found(string typed) => [.. Store.Page.TracesAsync(Project, SearchText.Parse(typed), s_newest, 100, 0, CancellationToken.None).GetAwaiter().GetResult().Traces.Select(trace => trace.Id).Order(StringComparer.Ordinal)];

    private Trace Trace(string id) => Store.Traces.Find(Project, id)!.Trace;

    private static Score Score(string id, string traceId, double value) =>
        new() { Id = id, TraceId = traceId, Name = "accuracy", DataType = "NUMERIC", Value = value, TimestampUs = 1, CreatedUs = 1, UpdatedUs = 1 };

    [Fact]
    public async Task Observations_CanBeReadAtOnce_AlsoByAnotherProcess()
    {
        await using var second = Again();

        for (var number = 0; number < 20; number++)
        {
            await WriteAsync(Row("t", $"o{number}"));
            Assert.Equal($"o{number}", second.Observations.Find(Project, $"o{number}")!.Name);
            Assert.Equal(number + 1, second.Traces.Find(Project, "t")!.Trace.ObservationCount);
        }
    }

    [Fact]
    public async Task Observation_IsKeptWithEveryColumn()
    {
        var row = new Observation
        {
            TraceId = "t", Id = "o", ParentId = "p", IsAppRoot = true, Type = "GENERATION", Name = "näme", StartUs = 1_770_000_000_123_456, EndUs = 1_770_000_000_123_457, IsOpen = true,
            CompletionStartUs = 5, Level = "WARNING", StatusMessage = "s", Input = "{\"a\":1}", Output = "", Metadata = "{\"k\":\"v\"}", Model = "m", ModelParameters = "{}", Usage = "{\"input\":1}",
            Cost = "{\"total\":1e-9}", TotalCost = 1e-9, Pricing = "{}", InputTokens = 1, OutputTokens = 1_000_000_000_000, TotalTokens = 3, PromptName = "pn", PromptVersion = 4, Version = "v", Release = "r",
            Environment = "e", UserId = "u", SessionId = "s", TraceName = "tn", Tags = "[\"x\"]", Public = true, Experiment = "{\"id\":\"e\"}", Source = "otel", CreatedUs = 7,
        };
        await WriteAsync(row);

        var kept = Store.Observations.Find(Project, "t", "o")!;

        Assert.All(typeof(Observation).GetProperties(), property => Assert.Equal(property.GetValue(row), property.GetValue(kept)));
    }

    // Far more of them in one batch than any buffer of a driver takes.
    [Fact]
    public async Task LargeTexts_WrittenTogether_AreKeptAndFoundByTheirWords()
    {
        string Words(int row) => string.Join(' ', Enumerable.Range(0, 3000).Select(word => $"w{row}x{word}"));

        await WriteAsync([.. Enumerable.Range(0, 20).Select(number =>
        {
            var row = Row($"t{number}", $"o{number}");
            row.Input = Words(number);
            return row;
        })]);

        Assert.All(Enumerable.Range(0, 20), number =>
        {
            Assert.Equal(Words(number), Store.Observations.Find(Project, $"o{number}")!.Input);
            Assert.Equal([$"t{number}"], Found($"w{number}x2999"));
        });
    }

    [Fact]
    public async Task SameSpan_StandsOnce_AndCountsAsReceivedAgain()
    {
        await WriteAsync(Row("t", "a"), Row("t", "b", parent: "a"));
        await WriteAsync(Row("t", "a"), Row("t", "c", parent: "a"), Row("t", "c", parent: "b"));

        Assert.Equal(["a", "b", "c"], Store.Traces.Find(Project, "t")!.Observations.Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Equal("b", Store.Observations.Find(Project, "c")!.ParentId);
        Assert.Equal(3, Trace("t").ObservationCount);
        Assert.Equal(new StoreCounts(1, 3, 0, 2), Store.Page.Counts);
    }

    [Fact]
    public async Task SameId_AtAnotherTime_IsAnotherObservation()
    {
        await WriteAsync(Row("t", "a", 1_770_000_000_000_000));
        await WriteAsync(Row("t", "a", 1_770_000_000_000_999), Row("t", "a", 1_770_000_000_001_000));

        Assert.Equal(2, Store.Traces.Find(Project, "t")!.Observations.Count);
        Assert.Equal(2, Trace("t").ObservationCount);
    }

    [Fact]
    public async Task Trace_IsSummedUpFromAllItsObservations_InWhateverOrderTheyCome()
    {
        var root = Row("t", "root");
        root.EndUs += 5_000_000;
        (root.UserId, root.Tags, root.TraceName) = ("u", "[\"x\"]", "named");
        var child = Row("t", "child", root.StartUs + 10, "root");
        (child.TotalCost, child.InputTokens, child.Level) = (0.5, 7, "ERROR");
        var later = Row("t", "later", root.StartUs + 20, "root");
        (later.TotalCost, later.InputTokens, later.SessionId) = (0.25, 3, "s");

        await WriteAsync(later, child);
        await WriteAsync(root);

        var trace = Trace("t");
        Assert.Equal((root.StartUs, root.EndUs, "named", "root"), (trace.StartUs, trace.EndUs, trace.TraceName, trace.RootName));
        Assert.Equal((0.75, 10, "ERROR", "u", "s"), (trace.TotalCost!.Value, trace.InputTokens, trace.Level, trace.UserId, trace.SessionId));
        Assert.Equal("root", Store.Traces.Find(Project, "t")!.Root!.Id);
    }

    [Fact]
    public async Task Traces_GetAllObservations_WhenManyProcessesWriteToTheSameOnes()
    {
        await using var second = Again();
        await using var third = Again();
        StoreUnderTest[] all = [Store, second, third];

        await Task.WhenAll(Enumerable.Range(0, 90).Select(number => all[number % 3].Spans.WriteAsync(
            Project, [.. Enumerable.Range(0, 4).Select(trace => Row($"t{trace}", $"o{number}", parent: number == 0 ? null : "o0"))], CancellationToken.None)));

        for (var number = 0; number < 4; number++)
        {
            Assert.Equal(90, second.Traces.Find(Project, $"t{number}")!.Trace.ObservationCount);
            Assert.Equal(90, third.Traces.Find(Project, $"t{number}")!.Observations.Count);
        }
    }

    [Fact]
    public async Task Times_OutsideOfAllCalendarsInUse_AreKeptAndFound()
    {
        long[] times = [0, 1, 1_420_070_400_000_000 - 1, 1_420_070_400_000_000, 1_770_000_000_000_000, 4_102_444_800_000_000 - 1, 4_102_444_800_000_000, 253_402_300_799_999_000];
        await WriteAsync([.. times.Select((time, index) => Row($"t{index}", $"o{index}", time))]);

        var (total, rows) = Store.Observations.List(Project, new Filter(), new SortOrder("startTime", IsDescending: false), 100, 0);

        Assert.Equal(times.Length, total);
        Assert.Equal(times, rows.Select(row => row.StartUs));
        Assert.Equal(times[3..5], Store.Observations.List(Project, new Filter().AndBetween("startTime", times[3], times[5]), new SortOrder("startTime", IsDescending: false), 100, 0).Rows.Select(row => row.StartUs));
    }

    [Fact]
    public async Task Texts_OfAnyKind_AreKept()
    {
        var hostile = Row("'; DROP TABLE traces; --", "o\"@p0");
        (hostile.Input, hostile.Output, hostile.UserId) = ("Ünï 漢字 😀 \u0001 \\", new string('x', 3_000_000), "%_\\");
        var broken = Row("t2", "with\0nul");
        (broken.Input, broken.Name) = ("half \uD83D pair", "nul \0 in it");
        await WriteAsync(hostile, broken);

        var kept = Store.Observations.Find(Project, "'; DROP TABLE traces; --", "o\"@p0")!;
        Assert.Equal((hostile.Input, hostile.Output), (kept.Input, kept.Output));
        Assert.Equal(1, Store.Traces.List(Project, new Filter().And("userId", Comparison.Contains, "%_\\"), s_newest, new PageRequest(1, 10), false, false).Total);
        // What no database can hold is replaced, and found by what it was sent as.
        var found = Store.Observations.Find(Project, "t2", "with\0nul")!;
        Assert.StartsWith("nul ", found.Name, StringComparison.Ordinal);
        Assert.StartsWith("half ", found.Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OfOlderClients_StandOnEachOther()
    {
        var completed = new List<string>();
        await Store.Spans.WriteAsync(
            Project,
            [new OwnTrace("t") { Name = "own", UserId = "u", Metadata = "{\"a\":\"1\"}" }],
            [new ObservationChange("o", "t", "SPAN") { Name = "first", StartUs = 1_770_000_000_000_000, AtUs = 1_770_000_000_000_000 }, new ObservationChange("o", null, "SPAN") { Output = "later", AtUs = 1_770_000_000_500_000 }],
            row => completed.Add(row.Id), 1_770_000_001_000_000, CancellationToken.None);
        await Store.Spans.WriteAsync(Project, [new OwnTrace("t") { Release = "r" }, new OwnTrace("alone")], [], _ => { }, 1_770_000_002_000_000, CancellationToken.None);

        var row = Store.Observations.Find(Project, "o")!;
        Assert.Equal(("first", "later", "t"), (row.Name, row.Output, row.TraceId));
        Assert.Equal(["o", "o"], completed);
        Assert.Equal(("own", "u", "r", 1), (Trace("t").Name, Trace("t").UserId, Trace("t").Release, Trace("t").ObservationCount));
        Assert.Equal(new StoreCounts(2, 1, 0, 0), Store.Page.Counts);
    }

    [Fact]
    public async Task Scores_AreMergedFoundAndDeleted()
    {
        await WriteAsync(Row("t", "o"));
        await Store.Scores.WriteAsync(Project, [Score("s", "t", 0.25), Score("other", "t", 1)], (_, _) => { }, CancellationToken.None);
        await Store.Scores.WriteAsync(Project, [Score("s", "t", 0.5)], (newer, older) => newer.Comment = $"was {older.Value}", CancellationToken.None);

        Assert.Equal((0.5, "was 0.25"), (Store.Scores.Find(Project, "s")!.Value!.Value, Store.Scores.Find(Project, "s")!.Comment));
        Assert.Equal(["other", "s"], Store.Traces.Find(Project, "t")!.Scores.Select(score => score.Id));
        Assert.True(await Store.Scores.DeleteAsync(Project, "s", CancellationToken.None));
        Assert.False(await Store.Scores.DeleteAsync(Project, "s", CancellationToken.None));
        Assert.Equal(1, Store.Page.Counts.Scores);
        Assert.Equal("t", Store.Scores.List(Project, new Filter(), 10, 0).Traces.Keys.Single());
    }

    [Fact]
    public async Task Delete_TakesEverythingOfATrace_AndNothingElse()
    {
        await WriteAsync(Row("t1", "a"), Row("t1", "b"), Row("t2", "c"));
        await Store.Spans.WriteAsync("foreign", [Row("t1", "a")], CancellationToken.None);
        await Store.Scores.WriteAsync(Project, [Score("s1", "t1", 1), Score("s2", "t2", 1)], (_, _) => { }, CancellationToken.None);

        await Store.Traces.DeleteAsync(Project, ["t1", "absent"], CancellationToken.None);

        Assert.Null(Store.Traces.Find(Project, "t1"));
        Assert.Null(Store.Observations.Find(Project, "a"));
        Assert.Null(Store.Scores.Find(Project, "s1"));
        Assert.NotNull(Store.Traces.Find("foreign", "t1"));
        Assert.Equal(new StoreCounts(2, 2, 1, 0), Store.Page.Counts);
        await using var second = Again();
        Assert.Equal(new StoreCounts(2, 2, 1, 0), second.Page.Counts);
    }

    [Fact]
    public async Task Erase_TakesAllOfAProject()
    {
        await WriteAsync(Row("t1", "a"));
        await Store.Spans.WriteAsync("foreign", [Row("t1", "a"), Row("t2", "b")], CancellationToken.None);

        await Store.ProjectData.EraseAsync("foreign", CancellationToken.None);

        Assert.Null(Store.Traces.Find("foreign", "t1"));
        Assert.NotNull(Store.Traces.Find(Project, "t1"));
        Assert.Equal(new StoreCounts(1, 1, 0, 0), Store.Page.Counts);
    }

    [Fact]
    public async Task Words_AreFoundAtOnce_WholeBegunAndWithoutAccents_AndForgottenWithTheirRow()
    {
        var first = Row("t1", "a");
        (first.Input, first.Output) = ("The warranty clause, see shop.example/terms?id=4", "{\"answer\":\"Café MÜLLER 42\"}");
        var second = Row("t2", "b");
        second.StatusMessage = "warranty refused";
        await WriteAsync(first, second);

        Assert.Equal(["t1", "t2"], Found("warr"));
        Assert.Equal(["t1"], Found("clause warranty"));
        Assert.Equal(["t1"], Found("terms"));
        Assert.Equal(["t1"], Found("cafe muller"));
        Assert.Equal(["t1"], Found("Café"));
        Assert.Empty(Found("warranty absent"));

        var replaced = Row("t1", "a");
        replaced.Input = "refund clause";
        await WriteAsync(replaced);
        await Store.Traces.DeleteAsync(Project, ["t2"], CancellationToken.None);

        Assert.Empty(Found("warranty"));
        Assert.Equal(["t1"], Found("clause refund"));
    }

    [Fact]
    public async Task Words_WithTheSignsOfAQueryLanguage_AreWords()
    {
        var row = Row("t", "a");
        row.Input = "it's 100% (sure) & done: a|b";
        await WriteAsync(row);

        foreach (var typed in (string[])["it's", "100%", "(sure)", "done:", "a|b", "sure & done", "\"done", "NEAR", "sure*", "!done", "<-> done"])
        {
            Assert.NotNull(Found(typed));
        }

        Assert.Equal(["t"], Found("(sure) 100"));
    }

    [Fact]
    public async Task Media_IsAnnouncedStoredAndReported()
    {
        var media = new MediaAsset { Id = "m", ContentType = "image/png", ContentLength = 3, Sha256 = "hash" };
        var place = new MediaPlace("t", "", "", "", "input");

        Assert.True(await Store.Media.AnnounceAsync(Project, media, place, 1, CancellationToken.None));
        Assert.True(await Store.Media.StoreAsync(Project, "m", [1, 0, 255], CancellationToken.None));
        Assert.True(await Store.Media.ReportAsync(Project, "m", 5, 200, null, CancellationToken.None));
        Assert.False(await Store.Media.AnnounceAsync(Project, media, place, 2, CancellationToken.None));
        Assert.False(await Store.Media.StoreAsync("foreign", "m", [1], CancellationToken.None));

        Assert.Equal([1, 0, 255], Store.Media.Bytes(Project, "m"));
        Assert.Equal((200, 5), (Store.Media.Find(Project, "m")!.UploadStatus!.Value, Store.Media.Find(Project, "m")!.UploadedUs!.Value));
        Assert.Null(Store.Media.Find("foreign", "m"));
    }

    [Fact]
    public async Task Sessions_AreSummedUpFromTheirTraces()
    {
        var rows = Enumerable.Range(0, 3).Select(number => Row($"t{number}", "o", 1_770_000_000_000_000 + number)).ToArray();
        foreach (var row in rows)
        {
            (row.SessionId, row.TotalTokens, row.TotalCost) = ("s", 10, 0.5);
        }

        await WriteAsync(rows);

        var session = Assert.Single(Store.Sessions.List(Project, new Filter(), new PageRequest(1, 10)).Rows);
        Assert.Equal(("s", 3, 30, 1.5), (session.Id, session.TraceCount, session.TotalTokens, session.TotalCost));
        Assert.Equal(["t0", "t1", "t2"], Store.Sessions.Traces(Project, "s").Select(trace => trace.Id));
    }
}
