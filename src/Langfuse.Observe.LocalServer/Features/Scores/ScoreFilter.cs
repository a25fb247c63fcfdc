using System.Globalization;

namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>The filters of the score lists.</summary>
internal static class ScoreFilter
{
    private static readonly string[] s_cursorParameters =
        ["limit", "cursor", "fields", "id", "name", "source", "dataType", "environment", "configId", "queueId", "authorUserId", "value", "valueMin", "valueMax",
         "traceId", "sessionId", "observationId", "experimentId", "fromTimestamp", "toTimestamp", "filter"];

    private static readonly string[] s_targets = ["traceId", "sessionId", "experimentId"];

    private static readonly Dictionary<string, Comparison> s_operators = new()
    {
        ["<"] = Comparison.Less,
        [">"] = Comparison.Greater,
        ["<="] = Comparison.LessOrEqual,
        [">="] = Comparison.GreaterOrEqual,
        ["!="] = Comparison.NotEqual,
        ["="] = Comparison.Equal,
    };

    /// <summary>v1 and v2. v1 knows only scores of traces, and no corrections.</summary>
    public static Filter ForPages(QueryReader query, bool onlyOfTraces)
    {
        var filter = (FilterReader.Read(query) ?? new Filter())
            .AndEqual("name", query.Text("name"))
            .AndEqual("source", query.Text("source"))
            .AndEqual("dataType", query.Text("dataType"))
            .AndEqual("configId", query.Text("configId"))
            .AndEqual("queueId", query.Text("queueId"))
            .AndEqual("traceId", query.Text("traceId"))
            .AndEqual("sessionId", query.Text("sessionId"))
            .AndEqual("datasetRunId", query.Text("datasetRunId"))
            .AndEqual("userId", query.Text("userId"))
            .AndBetween("timestamp", query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"))
            .AndAnyOf("id", query.List("scoreIds"))
            .AndAnyOf("observationId", query.List("observationId"))
            .AndAnyOf("environment", query.All("environment"));
        if (query.All("traceTags") is { Count: > 0 } tags)
        {
            filter.And("traceTags", Comparison.AllOf, tags);
        }

        if (query.Real("value") is { } value)
        {
            filter.And("value", s_operators.GetValueOrDefault(query.Text("operator") ?? "=", Comparison.Equal), value);
        }

        return onlyOfTraces ? filter.And("traceId", Comparison.IsNotNull).And("dataType", Comparison.NotEqual, "CORRECTION") : filter;
    }

    /// <summary>v3: comma lists, and nothing that is not known.</summary>
    public static Filter ForCursor(QueryReader query)
    {
        query.Only(s_cursorParameters);
        var filter = (FilterReader.Read(query) ?? new Filter())
            .AndAnyOf("id", query.List("id"))
            .AndAnyOf("name", query.List("name"))
            .AndAnyOf("source", Upper(query.List("source")))
            .AndAnyOf("dataType", Upper(query.List("dataType")))
            .AndAnyOf("environment", query.List("environment"))
            .AndAnyOf("configId", query.List("configId"))
            .AndAnyOf("queueId", query.List("queueId"))
            .AndAnyOf("authorUserId", query.List("authorUserId"))
            .AndAnyOf("traceId", query.List("traceId"))
            .AndAnyOf("sessionId", query.List("sessionId"))
            .AndAnyOf("observationId", query.List("observationId"))
            .AndAnyOf("datasetRunId", query.List("experimentId"))
            .AndBetween("timestamp", query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"));
        AddValues(filter, query);
        CheckTargets(query);
        return filter;
    }

    private static void AddValues(Filter filter, QueryReader query)
    {
        var types = Upper(query.List("dataType"));
        var type = types.Length == 1 ? types[0] : null;
        var (least, most) = (query.Real("valueMin"), query.Real("valueMax"));
        if ((least ?? most) is not null && type != "NUMERIC")
        {
            query.Issues.Add("valueMin, valueMax: need dataType=NUMERIC");
        }

        if (least is { } from)
        {
            filter.And("value", Comparison.GreaterOrEqual, from);
        }

        if (most is { } to)
        {
            filter.And("value", Comparison.LessOrEqual, to);
        }


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
            filter.And("value", Comparison.AnyOf, Numbers(values, query));
        }
        else
        {
            filter.AndAnyOf("stringValue", type == "BOOLEAN" ? [.. values.Select(value => value == "true" ? "True" : "False")] : values);
        }
    }

    private static List<double> Numbers(IReadOnlyCollection<string> values, QueryReader query)
    {
        var numbers = new List<double>();
        foreach (var value in values)
        {
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
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
