using System.Globalization;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>The filters of the score lists as WHERE clauses over the table scores.</summary>
internal static class ScoreFilter
{
    private const string OfTrace = "traceId IN (SELECT id FROM traces WHERE ";

    private static readonly HashSet<string> s_cursorParameters =
        ["limit", "cursor", "fields", "id", "name", "source", "dataType", "environment", "configId", "queueId", "authorUserId", "value", "valueMin", "valueMax",
         "traceId", "sessionId", "observationId", "experimentId", "fromTimestamp", "toTimestamp"];

    private static readonly string[] s_targets = ["traceId", "sessionId", "experimentId"];

    private static readonly Dictionary<string, string> s_operators = new()
    {
        ["<"] = "<", [">"] = ">", ["<="] = "<=", [">="] = ">=", ["!="] = "!=", ["="] = "=",
    };

    /// <summary>v1 and v2. v1 knows only scores of traces, and no corrections.</summary>
    public static SqlFilter ForPages(QueryReader query, bool onlyOfTraces)
    {
        var filter = new SqlFilter()
            .AndIf("name = ?", query.Text("name"))
            .AndIf("source = ?", query.Text("source"))
            .AndIf("dataType = ?", query.Text("dataType"))
            .AndIf("configId = ?", query.Text("configId"))
            .AndIf("queueId = ?", query.Text("queueId"))
            .AndIf("traceId = ?", query.Text("traceId"))
            .AndIf("sessionId = ?", query.Text("sessionId"))
            .AndIf("datasetRunId = ?", query.Text("datasetRunId"))
            .AndIf("timestampUs >= ?", query.TimeUs("fromTimestamp"))
            .AndIf("timestampUs < ?", query.TimeUs("toTimestamp"))
            .AndAny("id", query.List("scoreIds"))
            .AndAny("observationId", query.List("observationId"))
            .AndAny("environment", query.All("environment"))
            .AndIf(OfTrace + "userId = ?)", query.Text("userId"));
        foreach (var tag in query.All("traceTags"))
        {
            filter.And(OfTrace + "EXISTS (SELECT 1 FROM json_each(traces.tags) WHERE value = ?))", tag);
        }

        if (query.Real("value") is { } value)
        {
            filter.And($"value {s_operators.GetValueOrDefault(query.Text("operator") ?? "=", "=")} ?", value);
        }

        if (onlyOfTraces)
        {
            filter.And("traceId IS NOT NULL").And("dataType <> 'CORRECTION'");
        }

        return filter;
    }

    /// <summary>v3: comma lists, and nothing that is not known.</summary>
    public static SqlFilter ForCursor(QueryReader query, IEnumerable<string> given)
    {
        query.Issues.AddRange(given.Where(name => !s_cursorParameters.Contains(name)).Select(name => $"{name}: unknown query parameter"));
        var filter = new SqlFilter()
            .AndAny("id", query.List("id"))
            .AndAny("name", query.List("name"))
            .AndAny("source", Upper(query.List("source")))
            .AndAny("dataType", Upper(query.List("dataType")))
            .AndAny("environment", query.List("environment"))
            .AndAny("configId", query.List("configId"))
            .AndAny("queueId", query.List("queueId"))
            .AndAny("traceId", query.List("traceId"))
            .AndAny("sessionId", query.List("sessionId"))
            .AndAny("observationId", query.List("observationId"))
            .AndAny("datasetRunId", query.List("experimentId"))
            .AndIf("timestampUs >= ?", query.TimeUs("fromTimestamp"))
            .AndIf("timestampUs < ?", query.TimeUs("toTimestamp"));
        AddValues(filter, query);
        CheckTargets(query);
        return filter;
    }

    private static void AddValues(SqlFilter filter, QueryReader query)
    {
        var types = Upper(query.List("dataType"));
        var type = types.Length == 1 ? types[0] : null;
        var (least, most) = (query.Real("valueMin"), query.Real("valueMax"));
        if ((least ?? most) is not null && type != "NUMERIC")
        {
            query.Issues.Add("valueMin, valueMax: need dataType=NUMERIC");
        }

        filter.AndIf("value >= ?", least).AndIf("value <= ?", most);

        var values = query.List("value");
        if (values.Count == 0)
        {
            return;
        }

        if (type is not ("NUMERIC" or "BOOLEAN" or "CATEGORICAL"))
        {
            query.Issues.Add("value: needs one dataType of NUMERIC, BOOLEAN or CATEGORICAL");
        }
        else if (type == "BOOLEAN" && values.Any(value => value is not ("true" or "false")))
        {
            query.Issues.Add("value: true or false for BOOLEAN");
        }
        else if (type == "NUMERIC")
        {
            filter.And("value IN ?", Numbers(values, query));
        }
        else
        {
            filter.AndAny("stringValue", type == "BOOLEAN" ? [.. values.Select(value => value == "true" ? "True" : "False")] : values);
        }
    }

    private static List<double> Numbers(IReadOnlyCollection<string> values, QueryReader query)
    {
        var numbers = new List<double>();
        foreach (var value in values)
        {
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else
            {
                query.Issues.Add($"value: '{value}' is not a number");
            }
        }
        return numbers;
    }

    private static void CheckTargets(QueryReader query)
    {
        if (query.List("observationId").Count > 0 && query.List("traceId").Count == 0)
        {
            query.Issues.Add("observationId: needs traceId");
        }

        if (s_targets.Count(name => query.List(name).Count > 0) > 1)
        {
            query.Issues.Add("at most one of traceId, sessionId, experimentId");
        }
    }

    private static string[] Upper(IReadOnlyCollection<string> values) => [.. values.Select(value => value.ToUpperInvariant())];
}
