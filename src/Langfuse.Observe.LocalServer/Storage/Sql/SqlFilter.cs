using System.Globalization;
using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>A filter as the WHERE clause over one table of a project.</summary>
internal sealed class SqlFilter
{
    private readonly SqlDialect _dialect;
    private readonly IReadOnlyDictionary<string, SqlField> _fields;
    private readonly List<string> _conditions = ["projectId = @projectId"];

    private SqlFilter(SqlDialect dialect, IReadOnlyDictionary<string, SqlField> fields, string projectId)
    {
        _dialect = dialect;
        _fields = fields;
        Parameters.Add("@projectId", projectId);
    }

    public DynamicParameters Parameters { get; } = new();

    public string Where => " WHERE " + string.Join(" AND ", _conditions);

    /// <exception cref="ApiException">The filter names a field that this list does not have, or compares it as it cannot be.</exception>
    public static SqlFilter Of(SqlDialect dialect, IReadOnlyDictionary<string, SqlField> fields, string projectId, Filter filter)
    {
        var sql = new SqlFilter(dialect, fields, projectId);
        foreach (var condition in filter.Conditions)
        {
            sql.Add(condition);
        }

        return sql;
    }

    /// <summary>ORDER BY a field of the API.</summary>
    /// <exception cref="ApiException">The list cannot be sorted by it.</exception>
    public string OrderBy(SortOrder order) => " ORDER BY " + _dialect.Order(Field(order.Field).Expression, order.IsDescending);

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
        : CompareValue(condition, field.Expression, field.Kind);

    private string CompareValue(Condition condition, string field, FieldKind kind) => condition.Comparison switch
    {
        Comparison.Equal => $"{field} = {Value(condition, kind)}",
        Comparison.NotEqual => _dialect.Differs(field, Value(condition, kind)),
        Comparison.Less => $"{field} < {Value(condition, kind)}",
        Comparison.LessOrEqual => $"{field} <= {Value(condition, kind)}",
        Comparison.Greater => $"{field} > {Value(condition, kind)}",
        Comparison.GreaterOrEqual => $"{field} >= {Value(condition, kind)}",
        Comparison.Contains => $"{AsText(condition, field, kind)} {_dialect.Like} {Pattern("%", condition, "%")}{_dialect.LikeEscape}",
        Comparison.DoesNotContain => $"coalesce({AsText(condition, field, kind)}, '') NOT {_dialect.Like} {Pattern("%", condition, "%")}{_dialect.LikeEscape}",
        Comparison.StartsWith => $"{AsText(condition, field, kind)} {_dialect.Like} {Pattern("", condition, "%")}{_dialect.LikeEscape}",
        Comparison.EndsWith => $"{AsText(condition, field, kind)} {_dialect.Like} {Pattern("%", condition, "")}{_dialect.LikeEscape}",
        Comparison.AnyOf => _dialect.In(field, Values(condition, kind)),
        Comparison.NoneOf => $"({field} IS NULL OR NOT {_dialect.In(field, Values(condition, kind))})",
        Comparison.IsNull => $"{field} IS NULL",
        Comparison.IsNotNull => $"{field} IS NOT NULL",
        _ => throw Unfit(condition),
    };

    private string CompareList(Condition condition, string field) => condition.Comparison switch
    {
        Comparison.Equal or Comparison.Contains => _dialect.ListHas(field, Value(condition, FieldKind.Text)),
        Comparison.NotEqual or Comparison.DoesNotContain => "NOT " + _dialect.ListHas(field, Value(condition, FieldKind.Text)),
        Comparison.AnyOf => _dialect.ListHasAny(field, Values(condition, FieldKind.Text)),
        Comparison.NoneOf => "NOT " + _dialect.ListHasAny(field, Values(condition, FieldKind.Text)),
        Comparison.AllOf => $"{_dialect.ListCount(field, Values(condition, FieldKind.Text))} = {((IReadOnlyCollection<string>)condition.Value!).Distinct().Count()}",
        Comparison.IsNull => $"{field} IS NULL",
        Comparison.IsNotNull => $"{field} IS NOT NULL",
        _ => throw Unfit(condition),
    };

    // How a number is written is not the same in all databases.
    private static string AsText(Condition condition, string field, FieldKind kind) => kind is FieldKind.Text or FieldKind.TextByKey ? field : throw Unfit(condition);

    private string Pattern(string before, Condition condition, string after)
    {
        var text = Plain(condition.Value!).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        return Parameter(before + text + after);
    }

    private string Value(Condition condition, FieldKind kind) => Parameter(Fit(condition, condition.Value!, kind));

    private string Values(Condition condition, FieldKind kind) => condition.Value switch
    {
        IEnumerable<string> texts when kind is FieldKind.Text or FieldKind.TextByKey => Parameter(texts.Select(_dialect.Text).ToArray()),
        IEnumerable<string> texts => Parameter(texts.Select(text => Fit(condition, text, kind)).Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture)).ToArray()),
        IEnumerable<double> numbers when kind is FieldKind.Text or FieldKind.TextByKey => Parameter(numbers.Select(number => Plain(number)).ToArray()),
        IEnumerable<double> numbers => Parameter(numbers.ToArray()),
        _ => throw Unfit(condition),
    };

    // A database may refuse to hold a text against a number, and people write "1" for 1.
    private static object Fit(Condition condition, object value, FieldKind kind) => kind switch
    {
        FieldKind.Text or FieldKind.TextByKey => Plain(value),
        FieldKind.Flag when value is string text && bool.TryParse(text, out var flag) => flag ? 1 : 0,
        _ when value is bool flag => flag ? 1 : 0,
        _ when value is string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw ApiException.Invalid($"filter: '{condition.Field}' is a number, and '{text}' is none"),
        _ => value,
    };

    private static string Plain(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string Parameter(object value)
    {
        var name = "@p" + Parameters.ParameterNames.Count().ToString(CultureInfo.InvariantCulture);
        Parameters.Add(name, value is string text ? _dialect.Text(text) : value);
        return name;
    }

    private static ApiException Unfit(Condition condition) => ApiException.Invalid($"filter: '{condition.Field}' cannot be compared by {condition.Comparison}");
}
