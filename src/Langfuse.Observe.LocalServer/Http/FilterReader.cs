using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads the query parameter <c>filter</c>: a JSON list of <c>{type, column, operator, value, key?}</c> that must all hold.</summary>
internal static class FilterReader
{
    private const int MaxConditions = 100;

    private static readonly Dictionary<string, Comparison> s_text = new()
    {
        ["="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        ["contains"] = Comparison.Contains,
        ["does not contain"] = Comparison.DoesNotContain,
        ["starts with"] = Comparison.StartsWith,
        ["ends with"] = Comparison.EndsWith,
    };

    private static readonly Dictionary<string, Comparison> s_ordered = new()
    {
        ["="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        [">"] = Comparison.Greater,
        ["<"] = Comparison.Less,
        [">="] = Comparison.GreaterOrEqual,
        ["<="] = Comparison.LessOrEqual,
    };

    private static readonly Dictionary<string, Comparison> s_options = new()
    {
        ["any of"] = Comparison.AnyOf,
        ["none of"] = Comparison.NoneOf,
    };

    private static readonly Dictionary<string, Comparison> s_lists = new(s_options)
    {
        ["all of"] = Comparison.AllOf,
    };

    private static readonly Dictionary<string, Comparison> s_flags = new()
    {
        ["="] = Comparison.Equal,
        ["<>"] = Comparison.NotEqual,
        ["!="] = Comparison.NotEqual,
    };

    private static readonly Dictionary<string, Comparison> s_nulls = new()
    {
        ["is null"] = Comparison.IsNull,
        ["is not null"] = Comparison.IsNotNull,
    };

    private static readonly Dictionary<string, Dictionary<string, Comparison>> s_types = new()
    {
        ["string"] = s_text,
        ["stringObject"] = s_text,
        ["number"] = s_ordered,
        ["numberObject"] = s_ordered,
        ["datetime"] = s_ordered,
        ["boolean"] = s_flags,
        ["booleanObject"] = s_flags,
        ["stringOptions"] = s_options,
        ["categoryOptions"] = s_options,
        ["arrayOptions"] = s_lists,
        ["null"] = s_nulls,
    };

    /// <summary>The filter, or null when none is given. What is wrong with it is among the issues of the query.</summary>
    public static Filter? Read(QueryReader query) => query.Text("filter") is { } text ? Read(text, query.Issues) : null;

    /// <summary>The filter that stands in a JSON text.</summary>
    public static Filter Read(string text, List<string> issues)
    {
        using var document = JsonText.TryParse(text);
        if (document is null)
        {
            issues.Add("filter: must be JSON, a list of {type, column, operator, value}");
            return new Filter();
        }

        return Read(document.RootElement, issues);
    }

    /// <summary>The filter that stands in a list.</summary>
    public static Filter Read(JsonElement list, List<string> issues)
    {
        var filter = new Filter();
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxConditions)
        {
            issues.Add($"filter: must be a list of up to {MaxConditions} of {{type, column, operator, value}}");
            return filter;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (ReadCondition(new BodyReader(item, $"filter[{index++}].", issues), item) is { } condition)
            {
                filter.And(condition);
            }
        }

        return filter;
    }

    private static Condition? ReadCondition(BodyReader item, JsonElement json)
    {
        var before = item.Issues.Count;
        var type = item.RequiredChoice("type", s_types.Keys);
        var column = item.RequiredText("column");
        if (item.Issues.Count > before)
        {
            return null;
        }

        var operators = s_types[type];
        var comparison = item.RequiredChoice("operator", operators.Keys);
        if (item.Issues.Count > before)
        {
            return null;
        }

        json.TryGetProperty("value", out var given);
        var value = type == "null" ? null : Value(item, type, given);
        return item.Issues.Count > before ? null : new Condition(column, operators[comparison], value, item.Text("key"));
    }

    private static object? Value(BodyReader item, string type, JsonElement given)
    {
        switch (type)
        {
            case "number" or "numberObject":
                return item.Number("value") ?? Missing<object>(item, "a number");
            case "datetime":
                return item.TimeUs("value") ?? Missing<object>(item, "an ISO 8601 time");
            case "boolean" or "booleanObject":
                return item.Flag("value") ?? Missing<object>(item, "true or false");
            case "stringOptions" or "categoryOptions" or "arrayOptions":
                return item.Texts("value") ?? Missing<object>(item, "a list of strings");
            default:
                // A number where a text is compared is taken for its digits: version 1 and "1" are the same to people.
                return given.ValueKind == JsonValueKind.Number ? given.GetDouble().ToString(CultureInfo.InvariantCulture) : item.Text("value") ?? Missing<object>(item, "a string");
        }
    }

    private static T? Missing<T>(BodyReader item, string what)
        where T : class
    {
        if (!item.Has("value"))
        {
            item.Require("value", what);
        }

        return null;
    }
}
