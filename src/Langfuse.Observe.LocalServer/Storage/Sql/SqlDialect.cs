using System.Data.Common;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Where the databases speak SQL differently. The rest of this folder is one text for all of them.</summary>
internal abstract class SqlDialect
{
    private readonly Lazy<SqlFields> _fields;
    private readonly Lazy<IReadOnlyDictionary<string, MetricsView>> _views;

    protected SqlDialect()
    {
        _fields = new(MakeFields);
        _views = new(MakeViews);
    }

    public SqlFields Fields => _fields.Value;

    public IReadOnlyDictionary<string, MetricsView> Views => _views.Value;

    /// <summary>Holds a text against a pattern, upper and lower case of ASCII being the same.</summary>
    public abstract string Like { get; }

    /// <summary>What stands behind a pattern in which a backslash takes the next sign as it is.</summary>
    public virtual string LikeEscape => " ESCAPE '\\'";

    /// <summary>A member of the JSON object in a column, as text.</summary>
    public abstract string JsonText(string column, string key);

    /// <summary>A member of the JSON object in a column, as a number.</summary>
    public abstract string JsonNumber(string column, string key);

    /// <summary>The member named <c>@key</c> of the JSON object in a column, as text. A row that is damaged has none.</summary>
    public abstract string JsonEntry(string column);

    /// <summary>What stands after FROM to read the JSON list in a column as rows with the column <c>value</c>. A row that is damaged has none.</summary>
    public abstract string JsonItems(string column);

    /// <summary>The same, behind the rows of a table: one row for each item.</summary>
    public virtual string WithJsonItems(string table, string column) => $"{table}, {JsonItems(column)}";

    /// <summary>The JSON list in a column has the value of a parameter.</summary>
    public virtual string ListHas(string column, string parameter) => $"EXISTS (SELECT 1 FROM {JsonItems(column)} WHERE value = {parameter})";

    /// <summary>The JSON list in a column has one of the values of a parameter that holds a list.</summary>
    public virtual string ListHasAny(string column, string parameter) => $"EXISTS (SELECT 1 FROM {JsonItems(column)} WHERE {In("value", parameter)})";

    /// <summary>How many of the values of a parameter that holds a list are in the JSON list in a column.</summary>
    public virtual string ListCount(string column, string parameter) => $"(SELECT count(DISTINCT value) FROM {JsonItems(column)} WHERE {In("value", parameter)})";

    /// <summary>A field is not the value of a parameter; nothing is none.</summary>
    public virtual string Differs(string field, string parameter) => $"{field} IS DISTINCT FROM {parameter}";

    /// <summary>The beginning of a text, in characters.</summary>
    public virtual string Beginning(string column, int length) => $"substr({column}, 1, {length})";

    /// <summary>Whole numbers divided, without a rest.</summary>
    public virtual string Divide(string number, long by) => $"{number} / {by}";

    /// <summary>The field is one of the values of a parameter that holds a list.</summary>
    public abstract string In(string field, string parameter);

    /// <summary>The sum, as a real number: one of whole numbers could overflow. 0 where there is nothing to add.</summary>
    public abstract string Sum(string measure);

    public abstract string Average(string measure);

    /// <summary>Between two values, in proportion, as ClickHouse does it.</summary>
    public abstract string Quantile(string measure, double quantile);

    /// <summary>A JSON list of [lower, upper, count].</summary>
    public abstract string Histogram(string measure, int bins);

    /// <summary>The start of the month that a time in microseconds lies in, as an ISO text.</summary>
    public abstract string Month(string column);

    /// <summary>A sort order in which nothing comes before everything else.</summary>
    public abstract string Order(string expression, bool isDescending);

    /// <summary>A condition on traces, one of whose observations has the typed words, with its value for <c>?</c>; null when there are no words.</summary>
    public abstract (string Condition, object Value)? TracesWithWords(string typed);

    /// <summary>A condition on observations that have the typed words, with its value for <c>?</c>; null when there are no words.</summary>
    public abstract (string Condition, object Value)? ObservationsWithWords(string typed);

    /// <summary>The same where the newest alone are asked for: of very many a store may leave the older ones out.</summary>
    public virtual (string Condition, object Value)? NewestTracesWithWords(string typed) => TracesWithWords(typed);

    /// <summary>The same where the newest alone are asked for: of very many a store may leave the older ones out.</summary>
    public virtual (string Condition, object Value)? NewestObservationsWithWords(string typed) => ObservationsWithWords(typed);

    /// <summary>The bytes of a column of the row that a reader is at, valid until it is at the next.</summary>
    public virtual ReadOnlySpan<byte> Bytes(DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    /// <summary>What the database takes up, and what of it holds data.</summary>
    public abstract (long All, long Used) Bytes(DbConnection connection);

    /// <summary>A text as this database can keep it.</summary>
    public virtual string Text(string text) => text;

    /// <summary>What several statements of a connection read from here on is of one moment.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Readies a connection for quantiles and histograms.</summary>
    public virtual void PrepareForStatistics(DbConnection connection)
    {
    }

    /// <summary>Before observations are deleted; <paramref name="where"/> selects them.</summary>
    public virtual void ForgetWords(DbConnection connection, string where, object parameters)
    {
    }

    /// <summary>Frees a part of what forgotten words still take up; true when there may be more.</summary>
    public virtual bool MergeWords(DbConnection connection) => false;

    /// <summary>Keeps other writers away from what these names stand for, until the transaction ends.</summary>
    public virtual void Lock(DbConnection connection, IEnumerable<string> names)
    {
    }

    /// <summary>Has one alone add roll-ups up, until the transaction ends.</summary>
    public virtual void LockRollups(DbConnection connection)
    {
    }

    protected virtual SqlFields MakeFields() => new(this);

    protected virtual IReadOnlyDictionary<string, MetricsView> MakeViews() => MetricsView.All(this);
}
