using Langfuse.Observe.LocalServer.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Writes rows into a COPY.</summary>
internal sealed class CopiedRow(NpgsqlBinaryImporter copy) : IRowWriter<CopiedRow>
{
    public CopiedRow Text(string? value)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(PostgresText.Clean(value), NpgsqlDbType.Text);
        }

        return this;
    }

    public CopiedRow Number(long? value)
    {
        if (value is { } number)
        {
            copy.Write(number, NpgsqlDbType.Bigint);
        }
        else
        {
            copy.WriteNull();
        }

        return this;
    }

    public CopiedRow Real(double? value)
    {
        if (value is { } number)
        {
            copy.Write(number, NpgsqlDbType.Double);
        }
        else
        {
            copy.WriteNull();
        }

        return this;
    }

    public CopiedRow Flag(bool? value) => Number(value is { } flag ? flag ? 1 : 0 : null);

    /// <summary>A text search vector from words with blanks between them.</summary>
    public CopiedRow Vector(string words)
    {
#pragma warning disable CS0618 // Reading the notation here is unreliable for other things than plain words.
        // Not Write: the driver's converter of vectors flushes a full buffer asynchronously only, and throws otherwise.
        copy.WriteAsync(NpgsqlTsVector.Parse(words), NpgsqlDbType.TsVector).GetAwaiter().GetResult();
#pragma warning restore CS0618
        return this;
    }
}
