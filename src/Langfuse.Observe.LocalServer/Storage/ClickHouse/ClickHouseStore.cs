using System.Data.Common;
using ClickHouse.Driver;
using Dapper;
using Langfuse.Observe.LocalServer.Storage.Postgres;
using Langfuse.Observe.LocalServer.Storage.Sql;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>
/// The events in ClickHouse, the catalogue in PostgreSQL. Any number of server processes may share both: writers of the same traces wait for each other by locks of the catalogue,
/// and what one has stored all can read.
/// </summary>
internal sealed class ClickHouseStore : SqlStore
{
    private readonly PostgresStore _catalogue;
    private readonly ClickHouseClient _client;
    private readonly ClickHouseClient _patientClient;
    private readonly SpanQueue _queue;
    private CountedAt? _counted;

    private ClickHouseStore(ClickHouseAddress address, PostgresStore catalogue)
    {
        _catalogue = catalogue;
        _client = address.Client(address.Views);
        _patientClient = address.Client(address.Views, isPatient: true);
        Dialect = new ClickHouseDialect(address.Events);
        Tables = new EventTables(_client, address.Events);
        Place = $"{address.Place} with {catalogue.Place}";
        _queue = new SpanQueue(WriteSpans);
    }

    public override SqlDialect Dialect { get; }

    public override SqlStore Catalogue => _catalogue;

    public EventTables Tables { get; }

    public override string Place { get; }

    /// <summary>Counted anew when something has changed.</summary>
    public override StoreCounts Counts
    {
        get
        {
            var changes = Changes;
            if (_counted is not { } counted || counted.Changes != changes)
            {
                _counted = counted = new CountedAt(changes, Count());
            }

            return counted.Counts;
        }
    }

    public override long Changes => _catalogue.Changes;

    /// <param name="address">The address of ClickHouse's HTTP interface.</param>
    /// <param name="postgres">The connection string of the catalogue.</param>
    /// <exception cref="ArgumentException">One of them is none.</exception>
    /// <exception cref="InvalidOperationException">One of them cannot be used.</exception>
    public static ClickHouseStore Open(string address, string postgres)
    {
        var clickHouse = ClickHouseAddress.Parse(address);
        var catalogue = PostgresStore.Open(postgres, hasEvents: false);
        try
        {
            catalogue.WriteAsync(session =>
            {
                EventsPlace.Set(session.Connection, catalogue.Place, clickHouse.Place);
                ClickHouseMigrations.Run(clickHouse, session);
                return true;
            }).GetAwaiter().GetResult();
            return new ClickHouseStore(clickHouse, catalogue);
        }
        catch (Exception exception)
        {
            catalogue.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw exception is LostClickHouseException or ClickHouseServerException ? Unusable(clickHouse, exception) : exception;
        }
    }

    public override DbConnection Connect() => _client.CreateConnection();

    public override DbConnection ConnectForAll() => _patientClient.CreateConnection();

    public override Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken = default) => _catalogue.WriteAsync(
        session =>
        {
            using var connection = Connect();
            var events = new SqlSession(connection, Dialect, new ClickHouseSpanWriter(Tables, Dialect, connection, session.Connection), session);
            var result = work(events);
            // The rows themselves are counted where they are; that a span came again is known only here.
            session.Count(duplicates: events.Added.Duplicates);
            return result;
        },
        cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        _client.Dispose();
        _patientClient.Dispose();
        await _catalogue.DisposeAsync();
    }

    protected override Task WriteSpansAsync(IReadOnlyList<Observation> rows, CancellationToken cancellationToken) => _queue.WriteAsync(rows, cancellationToken);

    private void WriteSpans(IReadOnlyList<Observation> rows) => WriteAsync(session =>
    {
        foreach (var project in rows.GroupBy(row => row.ProjectId))
        {
            CountSpans(session, session.Spans.Write([.. project]));
        }

        return true;
    }).GetAwaiter().GetResult();

    private StoreCounts Count()
    {
        using var connection = Connect();
        var (traces, observations, scores) = connection.QueryFirst<(long, long, long)>(
            "SELECT toInt64((SELECT count() FROM traces)), toInt64((SELECT count() FROM observations)), toInt64((SELECT count() FROM scores))");
        return new StoreCounts(traces, observations, scores, _catalogue.Counts.Duplicates);
    }

    private static InvalidOperationException Unusable(ClickHouseAddress address, Exception exception)
    {
        const int AuthenticationFailed = 516, AccessDenied = 497;
        var cure = (exception as ClickHouseServerException)?.ErrorCode switch
        {
            AuthenticationFailed => $"Put the user and the password into the address: {address.Url.Scheme}://user:password@{address.Url.Authority}",
            AccessDenied => $"Let the user '{address.User}' create the databases {address.Events} and {address.Views}, and read and write in them",
            _ => "Check that it runs and that this is the address of its HTTP interface, mostly on port 8123",
        };
        return new InvalidOperationException(
            $"The Langfuse local server cannot use {address.Place}: {exception.Message.Trim().TrimEnd('.')}. {cure} (ClickHouse, or --clickhouse on the command line).", exception);
    }

    private sealed record CountedAt(long Changes, StoreCounts Counts);
}
