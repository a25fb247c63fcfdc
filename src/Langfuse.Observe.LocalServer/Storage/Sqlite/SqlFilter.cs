using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Conditions of a WHERE clause with their parameters, joined by AND.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> _conditions = [];

    public DynamicParameters Parameters { get; } = new();

    public string Where => _conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _conditions);

    /// <summary>Adds a condition; <c>?</c> in it stands for the value.</summary>
    public SqlFilter And(string condition, object value)
    {
        var name = "@p" + _conditions.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _conditions.Add(condition.Replace("?", name, StringComparison.Ordinal));
        Parameters.Add(name, value);
        return this;
    }

    public SqlFilter And(string condition)
    {
        _conditions.Add(condition);
        return this;
    }

    /// <summary>Adds the condition when there is a value.</summary>
    public SqlFilter AndIf(string condition, object? value) => value is null ? this : And(condition, value);

    /// <summary>column IN (values), when there are values.</summary>
    public SqlFilter AndAny(string column, IReadOnlyCollection<string> values) => values.Count == 0 ? this : And($"{column} IN ?", values);
}
