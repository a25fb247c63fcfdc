using System.Globalization;
using Langfuse.Observe.LocalServer.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Collects rows as one array for each column, so that one statement takes any number of them.</summary>
internal sealed class ColumnArrays : IRowWriter<ColumnArrays>
{
    private readonly List<(NpgsqlDbType Type, List<object?> Values)> _columns = [];
    private int _position;

    /// <summary>The next values are those of a new row.</summary>
    public ColumnArrays NextRow()
    {
        _position = 0;
        return this;
    }

    public ColumnArrays Text(string? value) => Add(NpgsqlDbType.Text, value is null ? null : PostgresText.Clean(value));

    public ColumnArrays Number(long? value) => Add(NpgsqlDbType.Bigint, value);

    public ColumnArrays Real(double? value) => Add(NpgsqlDbType.Double, value);

    public ColumnArrays Flag(bool? value) => Number(value is { } flag ? flag ? 1 : 0 : null);

    /// <summary>Adds the arrays to a command, and gives what stands for the rows in it.</summary>
    public string AddTo(NpgsqlCommand command)
    {
        var names = new List<string>();
        foreach (var (type, values) in _columns)
        {
            var name = "c" + names.Count.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = ArrayOf(type, values) });
            names.Add("@" + name);
        }

        return $"unnest({string.Join(", ", names)})";
    }

    private ColumnArrays Add(NpgsqlDbType type, object? value)
    {
        if (_position == _columns.Count)
        {
            _columns.Add((type, []));
        }

        _columns[_position++].Values.Add(value);
        return this;
    }

    private static object ArrayOf(NpgsqlDbType type, List<object?> values) => type switch
    {
        NpgsqlDbType.Bigint => values.ConvertAll(value => (long?)value).ToArray(),
        NpgsqlDbType.Double => values.ConvertAll(value => (double?)value).ToArray(),
        _ => values.ConvertAll(value => (string?)value).ToArray(),
    };
}
