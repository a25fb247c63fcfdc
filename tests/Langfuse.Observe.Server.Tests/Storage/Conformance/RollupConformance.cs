using System.Globalization;
using Dapper;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage.Rollups;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

/// <summary>Random questions after random changes: roll-ups must answer as the rows do, percentiles within 1 %.</summary>
public abstract class RollupConformance : ConformanceTest
{
    private const long Hour = 3_600_000_000;
    private const long Start = 1_770_000_000_000_000 / Hour * Hour;
    private static readonly string[] s_models = ["small", "large", "médium"];
    private static readonly string[] s_percentiles = ["p50", "p75", "p90", "p95", "p99"];
    private static readonly string[] s_others = ["count", "sum", "avg", "min", "max"];

    private readonly Random _random = new(9);
    private readonly List<Observation> _written = [];
    private int _answered;

    private SqlMetrics Metrics => (SqlMetrics)Store.Metrics;

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private Observation Random(int number)
    {
        var startUs = Start + (long)(_random.NextDouble() * 60 * Hour);
        var row = Row($"t{number / 4}", $"o{number}", startUs, number % 4 == 0 ? null : $"o{number - (number % 4)}");
        row.Name = Any<string>(["ask", "answer", "", "think"]);
        row.Type = Any<string>(["SPAN", "GENERATION", "TOOL"]);
        row.Level = Any<string>(["DEFAULT", "DEFAULT", "DEFAULT", "ERROR", "WARNING"]);
        row.Environment = Any<string>(["default", "staging"]);
        row.EndUs = startUs + (long)Math.Exp(_random.NextDouble() * 18);
        row.UserId = Any<string?>([null, "ada", "bob", "cy"]);
        row.TraceName = row.ParentId is null ? Any<string?>([null, "chat", "search"]) : null;
        row.Tags = row.ParentId is null ? Any<string?>([null, "[\"x\"]", "[\"x\",\"y\"]"]) : null;
        row.Version = Any<string?>([null, "1", "2"]);
        if (row.Type == "GENERATION")
        {
            row.Model = Any(s_models);
            row.CompletionStartUs = startUs + ((row.EndUs - startUs) / 3);
            row.PromptName = Any<string?>([null, "p"]);
            row.PromptVersion = row.PromptName is null ? null : _random.Next(1, 4);
            row.SetUsage(new Dictionary<string, long> { ["input"] = _random.Next(1000), ["output"] = _random.Next(100), ["total"] = _random.Next(1100) });
            row.SetCost(_random.Next(3) == 0 ? new Dictionary<string, double>() : new Dictionary<string, double> { ["input"] = _random.NextDouble(), ["total"] = _random.NextDouble() * 2 });
        }

        return row;
    }

    private async Task WriteRandomAsync(int from, int count)
    {
        var rows = Enumerable.Range(from, count).Select(Random).ToList();
        _written.AddRange(rows);
        foreach (var some in rows.Chunk(37))
        {
            await WriteAsync(some);
        }
    }

    private Task<bool> AddUpAsync() => Store.Sql.WriteAsync(session => RollupTable.Fold(session.Connection, session.Dialect));

    private MetricsQuery Question()
    {
        var view = Any<string>(["observations", "traces"]);
        var source = Store.Sql.Dialect.Views[view].Rollups!.Value;
        var cube = Any(RollupCube.All.Where(each => each.Source == source).ToList());
        var dimensions = cube.Dimensions.Where(name => Store.Sql.Dialect.Views[view].Dimensions.ContainsKey(name)).OrderBy(_ => _random.Next()).Take(_random.Next(3)).ToList();
        var measures = cube.Measures.Append("count").ToList();
        var metrics = Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Any(measures)).Select(measure => new Metric(
            measure, measure == "count" ? Any<string>(["count", "sum"]) : cube.HasPercentiles && _random.Next(2) == 0 ? Any(s_percentiles) : Any(s_others))).Distinct().ToList();
        var whole = _random.Next(2) == 0;
        var fromUs = Start + (_random.Next(40) * Hour) + (whole ? 0 : _random.NextInt64(Hour));
        var toUs = fromUs + ((1 + _random.Next(50)) * Hour) + (whole ? 0 : _random.NextInt64(Hour));
        return new MetricsQuery(view, dimensions, metrics, Filter(view, cube), Any<string?>([null, "hour", "day", "week", "month"]), fromUs, toUs, [], 10, 1000);
    }

    private Filter Filter(string view, RollupCube cube)
    {
        var filter = new Filter();
        if (_random.Next(3) == 0)
        {
            return filter;
        }

        return Any(cube.Dimensions) switch
        {
            "level" => filter.And("level", Any<Comparison>([Comparison.Equal, Comparison.NotEqual]), "ERROR"),
            "environment" => filter.AndAnyOf("environment", ["staging", "none"]),
            "userId" => filter.And("userId", Comparison.NoneOf, (string[])["ada", "none"]),
            "name" => filter.And("name", Any<Comparison>([Comparison.Equal, Comparison.NotEqual]), Any<string>(["ask", "chat", ""])),
            "providedModelName" => filter.And("model", Any<Comparison>([Comparison.IsNull, Comparison.IsNotNull])),
            "version" => filter.And("version", Any<Comparison>([Comparison.Equal, Comparison.NotEqual]), "1"),
            _ => view == "traces" ? filter.AndEqual("userId", "bob").And("tags", Comparison.IsNotNull) : filter.AndAnyOf("type", ["TOOL", "GENERATION"]),
        };
    }

    private void AskRandom(int questions)
    {
        var rollups = new RollupMetrics(Store.Sql) { FewRows = 0 };
        for (var asked = 0; asked < questions; asked++)
        {
            var query = Question();
            if (rollups.TryRun(Project, query) is { } answer)
            {
                _answered++;
                AssertSame(query, Metrics.RunOnRows(Project, query), answer);
            }
        }
    }

    private static void AssertSame(MetricsQuery query, IReadOnlyList<IReadOnlyList<MetricsValue>> rows, IReadOnlyList<IReadOnlyList<MetricsValue>> rollups)
    {
        var keys = query.Dimensions.Count + (query.Granularity is null ? 0 : 1);
        string Key(IReadOnlyList<MetricsValue> row) => string.Join("|", row.Take(keys).Select(value => value.Value is null ? "null" : $"{value.Value.GetType().Name} {value.Value}"));
        string Shown() => $"{query.View} by {string.Join(",", query.Dimensions)} {query.Granularity} of {string.Join(",", query.Metrics.Select(metric => metric.Alias))} where {string.Join(",", query.Filter.Conditions)} {query.FromUs} {query.ToUs}";

        Assert.True(rows.Select(Key).Order(StringComparer.Ordinal).SequenceEqual(rollups.Select(Key).Order(StringComparer.Ordinal)), $"{Shown()}: rows have {string.Join("; ", rows.Select(Key))}, roll-ups {string.Join("; ", rollups.Select(Key))}");
        var found = rollups.ToDictionary(Key);
        foreach (var row in rows)
        {
            foreach (var (value, other) in row.Zip(found[Key(row)]).Skip(keys))
            {
                Assert.Equal(value.Name, other.Name);
                Assert.Equal(value.Value?.GetType(), other.Value?.GetType());
                var (expected, actual) = (Convert.ToDouble(value.Value, CultureInfo.InvariantCulture), Convert.ToDouble(other.Value, CultureInfo.InvariantCulture));
                var allowed = (value.Name[0] == 'p' ? 0.01 : 1e-9) * Math.Max(1e-6, Math.Abs(expected));
                Assert.True(Math.Abs(expected - actual) <= allowed, $"{Shown()}: {value.Name} of {Key(row)} is {expected} by the rows and {actual} by the roll-ups");
            }
        }
    }

    [Fact]
    public async Task Answers_AreThoseOfTheRows_WhateverWasChanged()
    {
        await WriteRandomAsync(0, 300);
        AskRandom(60);
        await AddUpAsync();
        AskRandom(60);

        // The same again with other values, more of known traces, and new ones.
        await WriteAsync([.. _written.Take(60).Select(row => { row.EndUs += 12_345; row.Level = "ERROR"; row.Name = "ask"; return row; })]);
        await WriteRandomAsync(298, 60);
        AskRandom(60);
        await AddUpAsync();

        await Store.Traces.DeleteAsync(Project, ["t3", "t5", "t50", "none"], CancellationToken.None);
        var priced = Store.Costs.Priceable(Project, 0, 0, long.MaxValue, 40);
        foreach (var row in priced)
        {
            row.SetCost(new Dictionary<string, double> { ["input"] = 1.5, ["output"] = 2.25, ["total"] = 3.75 });
        }

        await Store.Costs.SaveCostsAsync(Project, priced, CancellationToken.None);
        await Store.Spans.WriteAsync(
            Project, [new OwnTrace("t7") { Name = "own", UserId = "dee" }, new OwnTrace("alone") { TimestampUs = Start + Hour }],
            [new ObservationChange("o8", "t2", "SPAN") { EndUs = Start + (90 * Hour) }, new ObservationChange("new", "t9", "GENERATION") { StartUs = Start + Hour, Model = "small" }], _ => { }, Start, CancellationToken.None);
        AskRandom(60);
        await AddUpAsync();
        AskRandom(120);

        Assert.True(_answered > 250, $"{_answered} questions were answered by roll-ups.");
    }

    [Fact]
    public async Task Answers_AfterAllIsAddedUpAnew_AreTheSame()
    {
        await WriteRandomAsync(0, 200);

        await Store.Sql.AddUpAsync(CancellationToken.None);

        AskRandom(100);
        Assert.True(_answered > 60, $"{_answered} questions were answered by roll-ups.");
    }

    [Fact]
    public async Task Counts_OfLists_AreThoseOfTheRows()
    {
        await WriteRandomAsync(0, 300);
        await Store.Traces.DeleteAsync(Project, ["t3", "t5"], CancellationToken.None);
        await WriteAsync(Row("early", "early", -5 * Hour));
        var rollups = new RollupMetrics(Store.Sql);
        Filter[] filters =
        [
            new(), new Filter().AndBetween("timestamp", Start + (7 * Hour) + 5, null), new Filter().AndBetween("timestamp", null, Start + (30 * Hour)), new Filter().AndBetween("timestamp", Start, Start + Hour),
            new Filter().AndEqual("level", "ERROR"), new Filter().AndEqual("level", "ERROR").AndBetween("timestamp", Start + 1, Start + (20 * Hour)),
        ];
        foreach (var filter in filters)
        {
            var ofObservations = new Filter();
            filter.Conditions.ToList().ForEach(condition => ofObservations.And(condition with { Field = condition.Field == "timestamp" ? "startTime" : condition.Field }));
            using var connection = Store.Sql.Connect();
            long Counted(string table, SqlFilter where) => connection.ExecuteScalar<long>($"SELECT count(*) FROM {table}{where.Where}", where.Parameters);

            Assert.Equal(Counted("traces", SqlFilter.Of(Store.Sql.Dialect, Store.Sql.Dialect.Fields.OfTraces, Project, filter)), rollups.TryCount(Project, "traces", filter));
            Assert.Equal(Counted("observations", SqlFilter.Of(Store.Sql.Dialect, Store.Sql.Dialect.Fields.OfObservations, Project, ofObservations)), rollups.TryCount(Project, "observations", ofObservations));
        }

        Assert.Null(rollups.TryCount(Project, "traces", new Filter().AndEqual("id", "t1")));
        Assert.Null(rollups.TryCount(Project, "traces", new Filter { Text = "word" }));
    }

    [Fact]
    public async Task ErasedProject_LeavesNothing()
    {
        await WriteRandomAsync(0, 100);
        await AddUpAsync();

        await Store.ProjectData.EraseAsync(Project, CancellationToken.None);

        Assert.Equal(0L, Store.Metrics.Run(Project, new MetricsQuery("traces", [], [new Metric("count", "count")], new Filter(), null, Start, Start + (100 * Hour), [], 10, 10)).Single().Single().Value);
        using var connection = Store.Sql.Connect();
        Assert.Equal(0, connection.ExecuteScalar<long>("SELECT (SELECT count(*) FROM rollups) + (SELECT count(*) FROM rollupChanges)"));
    }

    [Fact]
    public async Task DeletedTraces_LeaveNoBuckets()
    {
        await WriteRandomAsync(0, 100);
        await AddUpAsync();

        await Store.Traces.DeleteAsync(Project, [.. Enumerable.Range(0, 25).Select(number => $"t{number}")], CancellationToken.None);
        await AddUpAsync();

        using var connection = Store.Sql.Connect();
        Assert.Equal(0, connection.ExecuteScalar<long>("SELECT count(*) FROM rollups"));
    }

    [Fact]
    public async Task HoursWithTooManyNames_AreReadFromTheRows()
    {
        var most = RollupCube.All[0].MostAnHour;
        foreach (var some in Enumerable.Range(0, most + 1).Chunk(500))
        {
            await WriteAsync([.. some.Select(number => Row($"t{number}", $"o{number}", Start))]);
        }

        await AddUpAsync();

        var query = new MetricsQuery("observations", [], [new Metric("count", "count")], new Filter(), "hour", Start, Start + Hour, [], 10, 10);
        Assert.Null(new RollupMetrics(Store.Sql).TryRun(Project, query));
        Assert.Equal((long)most + 1, Store.Metrics.Run(Project, query).Single()[1].Value);
    }

    [Fact]
    public async Task FewRows_GiveExactPercentiles()
    {
        await WriteRandomAsync(0, 100);
        await AddUpAsync();
        var query = new MetricsQuery("observations", [], [new Metric("latency", "p95")], new Filter(), null, Start, Start + (100 * Hour), [], 10, 10);

        Assert.Equal(Metrics.RunOnRows(Project, query).Single().Single().Value, Metrics.Run(Project, query).Single().Single().Value);
        Assert.NotNull(new RollupMetrics(Store.Sql) { FewRows = 0 }.TryRun(Project, query));
    }
}
