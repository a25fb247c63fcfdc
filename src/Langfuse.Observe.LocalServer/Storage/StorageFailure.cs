using System.Data.Common;

namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Says what went wrong in a store in the terms of the API.</summary>
internal static class StorageFailure
{
    // https://sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Interrupted = 9;
    private const int InputOutput = 10;
    private const int Full = 13;

    // ClickHouse's system.errors; a balancer before it answers with none of them.
    private const int NotOfClickHouse = -1;
    private const int TimeoutExceeded = 159;
    private const int TooSlow = 160;
    private const int TooManyQueries = 202;
    private const int MemoryLimitExceeded = 241;
    private const int ReadOnlyTable = 242;
    private const int NotEnoughSpace = 243;
    private const int TooManyParts = 252;

    /// <summary>The answer to give, or null when the exception is of another kind.</summary>
    public static ApiException? Explain(Exception exception) => exception switch
    {
        ApiException known => known,
        DuplicateException duplicate => ApiException.Conflict(duplicate.Message),
        Microsoft.Data.Sqlite.SqliteException sqlite => Explain(sqlite),
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.QueryCanceled } => TookTooLong(),
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.ProgramLimitExceeded } => ApiException.Invalid("An id or a name is too long: PostgreSQL can find texts of up to 2,700 bytes."),
        global::ClickHouse.Driver.ClickHouseServerException clickHouse => Explain(clickHouse),
        DbException { IsTransient: true } => Unavailable(exception.Message),
        _ => null,
    };

    private static ApiException? Explain(Microsoft.Data.Sqlite.SqliteException exception) => exception.SqliteErrorCode switch
    {
        Interrupted => TookTooLong(),
        Busy or Locked or InputOutput or Full => Unavailable(exception.Message),
        _ => null,
    };

    private static ApiException? Explain(global::ClickHouse.Driver.ClickHouseServerException exception) => exception.ErrorCode switch
    {
        TimeoutExceeded or TooSlow or MemoryLimitExceeded => TookTooLong(),
        NotOfClickHouse or TooManyQueries or NotEnoughSpace or TooManyParts or ReadOnlyTable => Unavailable(exception.Message),
        _ => null,
    };

    private static ApiException TookTooLong() =>
        new(StatusCodes.Status422UnprocessableEntity, "The query took too long. Ask for a shorter time, or filter by name, user, session or environment.", "Request timed out");

    private static ApiException Unavailable(string reason) =>
        new(StatusCodes.Status503ServiceUnavailable, $"Service Unavailable: the data cannot be reached or written ({reason}). Nothing of this request was stored; send it again.", "ServiceUnavailableError");
}
