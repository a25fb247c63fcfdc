using System.Globalization;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>A filter as the WHERE clause over one table of a project.</summary>
internal sealed class SqlFilter
{
    private readonly IReadOnlyDictionary<string, SqlField> _fields;
    private readonly List<string> _conditions = ["projectId = @projectId"];

    private SqlFilter(IReadOnlyDictionary<string, SqlField> fields, string projectId)
    {
        _fields = fields;
        Parameters.Add("@projectId", projectId);
    }

    public DynamicParameters Parameters { get; } = new();

    public string Where => " WHERE " + string.Join(" AND ", _conditions);

    /// <exception cref="ApiException">The filter names a field that this list does not have, or compares it as it cannot be.</exception>
    public static SqlFilter Of(IReadOnlyDictionary<string, SqlField> fields, string projectId, Filter filter)
    {
        var sql = new SqlFilter(fields, projectId);
        foreach (var condition in filter.Conditions)
        {
            sql.Add(condition);
        }

        return sql;
    }

    /// <summary>ORDER BY a field of the API.</summary>
    /// <exception cref="ApiException">The list cannot be sorted by it.</exception>
    public string OrderBy(SortOrder order) => $" ORDER BY {Field(order.Field).Expression} {(order.IsDescending ? "DESC" : "ASC")}";

    /// <summary>Adds a condition in SQL; <c>?</c> in it stands for the value.</summary>
    public SqlFilter And(string condition, object value)
    {
        _conditions.Add(condition.Replace("?", Parameter(value), StringComparison.Ordinal));
        return this;
    }

    private void Add(Condition condition)
    {
        var field = Field(condition.Field);
        var isKeyed = field.Kind is FieldKind.TextByKey or FieldKind.NumberByKey;
        if (isKeyed && condition.Key is null)
        {
            throw ApiException.Invalid($"filter: '{condition.Field}' needs a key");
        }

        var compared = string.Format(CultureInfo.InvariantCulture, field.Around, Compare(condition, field));
        _conditions.Add(isKeyed ? compared.Replace("@key", Parameter(condition.Key!), StringComparison.Ordinal) : compared);
    }

    private SqlField Field(string name) => _fields.TryGetValue(name, out var field)
        ? field
        : throw ApiException.Invalid($"'{name}' is not a field of this list; it has {string.Join(", ", _fields.Keys.Order(StringComparer.Ordinal))}");

    private string Compare(Condition condition, SqlField field) => field.Kind == FieldKind.List
        ? CompareList(condition, field.Expression)
        : CompareValue(condition, field.Expression);

    private string CompareValue(Condition condition, string field) => condition.Comparison switch
    {
        Comparison.Equal => $"{field} = {Parameter(condition.Value!)}",
        Comparison.NotEqual => $"{field} IS NOT {Parameter(condition.Value!)}",
        Comparison.Less => $"{field} < {Parameter(condition.Value!)}",
        Comparison.LessOrEqual => $"{field} <= {Parameter(condition.Value!)}",
        Comparison.Greater => $"{field} > {Parameter(condition.Value!)}",
        Comparison.GreaterOrEqual => $"{field} >= {Parameter(condition.Value!)}",
        Comparison.Contains => $"{field} LIKE {Pattern("%", condition, "%")} ESCAPE '\\'",
        Comparison.DoesNotContain => $"coalesce({field}, '') NOT LIKE {Pattern("%", condition, "%")} ESCAPE '\\'",
        Comparison.StartsWith => $"{field} LIKE {Pattern("", condition, "%")} ESCAPE '\\'",
        Comparison.EndsWith => $"{field} LIKE {Pattern("%", condition, "")} ESCAPE '\\'",
        Comparison.AnyOf => $"{field} IN {Parameter(condition.Value!)}",
        Comparison.NoneOf => $"({field} IS NULL OR {field} NOT IN {Parameter(condition.Value!)})",
        Comparison.IsNull => $"{field} IS NULL",
        Comparison.IsNotNull => $"{field} IS NOT NULL",
        _ => throw Unfit(condition),
    };

    private string CompareList(Condition condition, string field) => condition.Comparison switch
    {
        Comparison.Equal or Comparison.Contains => $"EXISTS (SELECT 1 FROM json_each({Valid(field)}) WHERE value = {Parameter(condition.Value!)})",
        Comparison.NotEqual or Comparison.DoesNotContain => $"NOT EXISTS (SELECT 1 FROM json_each({Valid(field)}) WHERE value = {Parameter(condition.Value!)})",
        Comparison.AnyOf => $"EXISTS (SELECT 1 FROM json_each({Valid(field)}) WHERE value IN {Parameter(condition.Value!)})",
        Comparison.NoneOf => $"NOT EXISTS (SELECT 1 FROM json_each({Valid(field)}) WHERE value IN {Parameter(condition.Value!)})",
        Comparison.AllOf => $"(SELECT count(DISTINCT value) FROM json_each({Valid(field)}) WHERE value IN {Parameter(condition.Value!)}) = {((IReadOnlyCollection<string>)condition.Value!).Distinct().Count()}",
        Comparison.IsNull => $"{field} IS NULL",
        Comparison.IsNotNull => $"{field} IS NOT NULL",
        _ => throw Unfit(condition),
    };

    // A damaged row has no items, instead of failing the list that it is in.
    private static string Valid(string field) => $"CASE WHEN json_valid({field}) THEN {field} END";

    private string Pattern(string before, Condition condition, string after)
    {
        var text = Convert.ToString(condition.Value, CultureInfo.InvariantCulture)!
            .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        return Parameter(before + text + after);
    }

    private string Parameter(object value)
    {
        var name = "@p" + Parameters.ParameterNames.Count().ToString(CultureInfo.InvariantCulture);
        Parameters.Add(name, value is bool flag ? flag ? 1 : 0 : value);
        return name;
    }

    private static ApiException Unfit(Condition condition) => ApiException.Invalid($"filter: '{condition.Field}' cannot be compared by {condition.Comparison}");
}
