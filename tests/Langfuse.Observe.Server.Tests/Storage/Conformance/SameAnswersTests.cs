using System.Globalization;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Http;
using Langfuse.Observe.LocalServer.Model;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Langfuse.Observe.LocalServer.Storage.Sqlite;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

/// <summary>Every field by every comparison, every order and every metric: every other store must answer as SQLite does.</summary>
public abstract class SameAnswersTests : IAsyncLifetime
{
    private const string Project = "local";

    private static readonly SqlFields s_fields = SqliteDialect.Instance.Fields;
    private static readonly SortOrder s_newest = new("timestamp", IsDescending: true);
    private static readonly object[] s_texts = ["alpha", "beta", "u1", "gpt", "v", "5", "true", "GENERATION", "t3", "x", "100%", "e1", ""];
    private static readonly object[] s_numbers = [0d, 1d, 5d, 0.5, 1_768_000_000_000_000L, "2", true];
    private static readonly string[][] s_lists = [["x"], ["x", "y"], ["alpha", "u1", "gpt", "e1", "v"], []];

    private readonly TemporaryFolder _folder = new();
    private StoreUnderTest _sqlite = null!;
    private StoreUnderTest _other = null!;

    public async Task InitializeAsync()
    {
        _sqlite = StoreUnderTest.Open(new LangfuseLocalServerOptions { DatabasePath = _folder.File("traces.db") });
        _other = StoreUnderTest.Open(await OptionsAsync());
        await SampleData.FillAsync(_sqlite);
        await SampleData.FillAsync(_other);
    }

    public async Task DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        await _other.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A place of the other store that nobody else has.</summary>
    private protected abstract Task<LangfuseLocalServerOptions> OptionsAsync();

    /// <summary>One comparison in how many is asked, where a store takes long to answer; a prime, so that every field meets every kind of comparison in turn.</summary>
    /// <remarks>All of them: EVERY_COMPARISON=1 dotnet test tests/Langfuse.Observe.Server.Tests --filter "FullyQualifiedName~SameAnswersTests".</remarks>
    private protected virtual int OneComparisonIn => 1;

    [Fact]
    public void Filters_OfTraces() => Compare(
        Filters(s_fields.OfTraces), (store, filter) => store.Traces.List(Project, filter, s_newest, new PageRequest(1, 100), true, true).Traces.Select(trace => trace.Id));

    [Fact]
    public void Filters_OfObservations() => Compare(
        Filters(s_fields.OfObservations), (store, filter) => store.Observations.List(Project, filter, new SortOrder("startTime", true), 100, 0).Rows.Select(row => row.Id));

    [Fact]
    public void Filters_OfScores() => Compare(Filters(s_fields.OfScores), (store, filter) => store.Scores.List(Project, filter, 100, 0).Scores.Select(score => score.Id));

    [Fact]
    public void Filters_OfSessions() => Compare(
        Filters(s_fields.OfSessions), (store, filter) => store.Sessions.List(Project, filter, new PageRequest(1, 100)).Rows.Select(row => row.ToString()));

    [Fact]
    public void Filters_OfExperiments() => Compare(
        Filters(s_fields.OfExperiments),
        (store, filter) => store.Experiments.List(Project, filter, 100, 0).Rows.Select(row => row.ToString()).Concat(store.Experiments.Items(Project, filter, 100, 0).Rows.Select(row => row.Id)));

    [Fact]
    public void Orders_OfLists()
    {
        foreach (var isDescending in (bool[])[true, false])
        {
            Compare(
                s_fields.OfTraces.Where(field => field.Value.Kind is not (FieldKind.TextByKey or FieldKind.NumberByKey) && field.Value.Around == "{0}").Select(field => field.Key),
                (store, field) => store.Traces.List(Project, new Filter(), new SortOrder(field, isDescending), new PageRequest(1, 100), false, false).Traces.Select(trace => trace.Id));
        }
    }

    [Fact]
    public void Facets_OfLists() => Compare(PageLists.All, (store, list) => store.Page.FacetsAsync(Project, list, new Filter(), CancellationToken.None).GetAwaiter().GetResult()
        .SelectMany(facet => facet.Values.Select(value => $"{facet.Field} {value}")));

    [Fact]
    public void Metrics_OfEveryView() => Compare(Questions(), (store, query) => store.Metrics.Run(Project, query).Select(row => string.Join(" ", row.Select(value => Text(value.Value)))));

    private IEnumerable<Filter> Filters(IReadOnlyDictionary<string, SqlField> fields)
    {
        var step = Environment.GetEnvironmentVariable("EVERY_COMPARISON") == "1" ? 1 : OneComparisonIn;
        return EveryFilter(fields).Where((_, number) => number % step == 0);
    }

    private static IEnumerable<Filter> EveryFilter(IReadOnlyDictionary<string, SqlField> fields)
    {
        foreach (var (name, field) in fields)
        {
            var key = field.Kind is not (FieldKind.TextByKey or FieldKind.NumberByKey) ? null : name == "metadata" ? "k" : "accuracy";
            foreach (var comparison in Enum.GetValues<Comparison>())
            {
                var isList = comparison is Comparison.AnyOf or Comparison.NoneOf or Comparison.AllOf;
                var isNumber = field.Kind is FieldKind.Number or FieldKind.Flag or FieldKind.NumberByKey;
                IEnumerable<object?> values = comparison is Comparison.IsNull or Comparison.IsNotNull ? (object?[])[null]
                    : isList ? isNumber ? [(string[])["1", "2"], (List<double>)[0, 5]] : s_lists
                    : isNumber ? s_numbers : s_texts;
                foreach (var value in values)
                {
                    yield return new Filter().And(name, comparison, value, key);
                }
            }
        }
    }

    private static IEnumerable<MetricsQuery> Questions()
    {
        const long From = 1_764_000_000_000_000, To = 1_780_000_000_000_000;
        foreach (var (name, view) in SqliteDialect.Instance.Views)
        {
            var all = view.Measures.Keys.SelectMany(measure => (MetricsView.TextMeasures.Contains(measure) ? ["count", "uniq"] : (string[])["sum", "avg", "count", "max", "min", "p50", "p75", "p90", "p95", "p99", "histogram", "uniq"])
                .Select(aggregation => new Metric(measure, aggregation))).ToList();
            yield return new MetricsQuery(name, [], all, new Filter(), null, From, To, [], 10, 1000);
            foreach (var dimension in view.Dimensions.Keys)
            {
                yield return new MetricsQuery(name, [dimension], [new Metric("count", "count")], new Filter(), null, From, To, [new SortOrder(dimension, false)], 10, 1000);
            }

            foreach (var granularity in (string[])["minute", "hour", "day", "week", "month"])
            {
                yield return new MetricsQuery(name, [], [new Metric("count", "count")], new Filter(), granularity, From, To, [], 10, 1000);
            }
        }
    }

    private void Compare<T>(IEnumerable<T> questions, Func<StoreUnderTest, T, IEnumerable<string>> ask)
    {
        var asked = 0;
        var differences = new List<string>();
        foreach (var question in questions)
        {
            asked++;
            var (expected, actual) = (Answer(_sqlite, question, ask), Answer(_other, question, ask));
            if (expected != actual)
            {
                differences.Add($"{Show(question)}\n  SQLite     {expected}\n  {_other.Page.Place.Split(' ')[0],-10} {actual}");
            }
        }

        Assert.True(asked > 3);
        Assert.True(differences.Count == 0, $"{differences.Count} of {asked} differ:\n{string.Join("\n", differences.Take(25))}");
    }

    // What is refused must be refused by both, for the same reason.
    private static string Answer<T>(StoreUnderTest store, T question, Func<StoreUnderTest, T, IEnumerable<string>> ask)
    {
        try
        {
            return string.Join("; ", ask(store, question));
        }
        catch (ApiException refused)
        {
            return refused.Message;
        }
        catch (Exception exception)
        {
            return $"{store.Page.Place.Split(' ')[0]} {exception.GetType().Name} {exception.Message}";
        }
    }

    private static string Show<T>(T question) => question switch
    {
        Filter filter => string.Join(", ", filter.Conditions.Select(condition => $"{condition.Field}[{condition.Key}] {condition.Comparison} {(condition.Value is IEnumerable<string> texts ? string.Join(",", texts) : condition.Value)}")),
        MetricsQuery query => $"{query.View} by {string.Join(",", query.Dimensions)} {query.Granularity}",
        _ => question!.ToString()!,
    };

    // Sums of reals depend on their order in the last digits.
    private static string Text(object? value) => value switch
    {
        null => "null",
        double number => number.ToString("G9", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
