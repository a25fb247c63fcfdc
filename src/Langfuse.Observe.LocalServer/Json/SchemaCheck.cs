using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>Holds JSON against a JSON Schema (draft 7 to 2020-12: everything but remote, dynamic and unevaluated references).</summary>
/// <remarks>
/// Of our own, since schemas come over the wire and libraries follow them wherever they lead: a schema that refers to itself ends the process,
/// one that doubles at each level runs for ever, and so does a regular expression. Here every step counts against a budget.
/// </remarks>
internal sealed class SchemaCheck
{
    private const int MaxSteps = 200_000;
    private const int MaxDepth = 100;
    private const int MaxProblems = 10;
    private static readonly TimeSpan s_regexPatience = TimeSpan.FromMilliseconds(100);

    private readonly JsonElement _root;
    private readonly List<string> _problems = [];
    private int _steps;

    private SchemaCheck(JsonElement root) => _root = root;

    /// <summary>What does not fit, with the place; empty when everything does.</summary>
    /// <exception cref="FormatException">The schema itself cannot be used; the message says why.</exception>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonElement value)
    {
        var check = new SchemaCheck(schema);
        check.Visit(schema, value, "", 0, check._problems);
        return check._problems;
    }

    /// <summary>Why the schema cannot be used, or null.</summary>
    public static string? Defect(JsonElement schema)
    {
        try
        {
            // Every keyword that can be applied to one kind of value shows itself on a value of that kind.
            foreach (var sample in (ReadOnlySpan<string>)["null", "true", "1", "\"text\"", "[1]", "{\"a\":1}"])
            {
                _ = Problems(schema, JsonText.Parse(sample));
            }

            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private bool Fits(JsonElement schema, JsonElement value, int depth)
    {
        var problems = new List<string>();
        Visit(schema, value, "", depth, problems);
        return problems.Count == 0;
    }

    private void Visit(JsonElement schema, JsonElement value, string place, int depth, List<string> problems)
    {
        if (++_steps > MaxSteps || depth > MaxDepth)
        {
            throw new FormatException("the schema refers to itself without end, or is too large to be checked");
        }

        if (schema.ValueKind is JsonValueKind.True || problems.Count >= MaxProblems)
        {
            return;
        }

        if (schema.ValueKind == JsonValueKind.False)
        {
            problems.Add($"{Name(place)}: nothing is allowed here");
            return;
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("a schema is an object, true or false");
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Apply(keyword, schema, value, place, depth, problems);
        }
    }

    private void Apply(JsonProperty keyword, JsonElement schema, JsonElement value, string place, int depth, List<string> problems)
    {
        var given = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                Visit(Resolve(given), value, place, depth + 1, problems);
                break;
            case "type":
                Require(Types(given).Any(type => IsOfType(value, type)), $"must be {string.Join(" or ", Types(given))}");
                break;
            case "enum":
                Require(List(given, "enum").EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)), $"must be one of {given.GetRawText()}");
                break;
            case "const":
                Require(JsonElement.DeepEquals(given, value), $"must be {given.GetRawText()}");
                break;
            case "allOf":
                foreach (var inner in List(given, "allOf").EnumerateArray())
                {
                    Visit(inner, value, place, depth + 1, problems);
                }

                break;
            case "anyOf":
                Require(List(given, "anyOf").EnumerateArray().Any(inner => Fits(inner, value, depth + 1)), "fits none of anyOf");
                break;
            case "oneOf":
                Require(List(given, "oneOf").EnumerateArray().Count(inner => Fits(inner, value, depth + 1)) == 1, "must fit exactly one of oneOf");
                break;
            case "not":
                Require(!Fits(given, value, depth + 1), "must not fit 'not'");
                break;
            case "if":
                if (schema.TryGetProperty(Fits(given, value, depth + 1) ? "then" : "else", out var branch))
                {
                    Visit(branch, value, place, depth + 1, problems);
                }

                break;
            default:
                ApplyByKind(keyword, schema, value, place, depth, problems);
                break;
        }

        void Require(bool holds, string what)
        {
            if (!holds)
            {
                problems.Add($"{Name(place)}: {what}");
            }
        }
    }

    private void ApplyByKind(JsonProperty keyword, JsonElement schema, JsonElement value, string place, int depth, List<string> problems)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                ApplyToObject(keyword, schema, value, place, depth, problems);
                break;
            case JsonValueKind.Array:
                ApplyToArray(keyword, schema, value, place, depth, problems);
                break;
            case JsonValueKind.String when Broken(keyword, value.GetString()!) is { } what:
                problems.Add($"{Name(place)}: {what}");
                break;
            case JsonValueKind.Number when Broken(keyword, value.GetDouble()) is { } what:
                problems.Add($"{Name(place)}: {what}");
                break;
        }
    }

    private void ApplyToObject(JsonProperty keyword, JsonElement schema, JsonElement value, string place, int depth, List<string> problems)
    {
        var given = keyword.Value;
        switch (keyword.Name)
        {
            case "properties":
                foreach (var property in Members(given, "properties").EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var member))
                    {
                        Visit(property.Value, member, $"{place}.{property.Name}", depth + 1, problems);
                    }
                }

                break;
            case "required":
                problems.AddRange(Texts(given, "required").Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{Name(place)}: '{name}' is missing"));
                break;
            case "additionalProperties":
                foreach (var member in value.EnumerateObject().Where(member => !IsDeclared(schema, member.Name)))
                {
                    Visit(given, member.Value, $"{place}.{member.Name}", depth + 1, problems);
                }

                break;
            case "patternProperties":
                foreach (var pattern in Members(given, "patternProperties").EnumerateObject())
                {
                    foreach (var member in value.EnumerateObject().Where(member => Matches(pattern.Name, member.Name)))
                    {
                        Visit(pattern.Value, member.Value, $"{place}.{member.Name}", depth + 1, problems);
                    }
                }

                break;
            case "propertyNames":
                foreach (var member in value.EnumerateObject())
                {
                    Visit(given, JsonText.Of(member.Name), $"{place}.{member.Name}", depth + 1, problems);
                }

                break;
            case "dependentRequired":
                foreach (var dependency in Members(given, "dependentRequired").EnumerateObject().Where(dependency => value.TryGetProperty(dependency.Name, out _)))
                {
                    problems.AddRange(Texts(dependency.Value, "dependentRequired").Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{Name(place)}: '{name}' is missing"));
                }

                break;
            case "minProperties" when value.EnumerateObject().Count() < Number(given):
                problems.Add($"{Name(place)}: needs at least {given} properties");
                break;
            case "maxProperties" when value.EnumerateObject().Count() > Number(given):
                problems.Add($"{Name(place)}: has more than {given} properties");
                break;
        }
    }

    private void ApplyToArray(JsonProperty keyword, JsonElement schema, JsonElement value, string place, int depth, List<string> problems)
    {
        var given = keyword.Value;
        switch (keyword.Name)
        {
            case "prefixItems":
            case "items" when given.ValueKind == JsonValueKind.Array:
                foreach (var (inner, index) in List(given, keyword.Name).EnumerateArray().Select((inner, index) => (inner, index)).Take(value.GetArrayLength()))
                {
                    Visit(inner, value[index], $"{place}[{index}]", depth + 1, problems);
                }

                break;
            case "items":
                var first = schema.TryGetProperty("prefixItems", out var prefix) && prefix.ValueKind == JsonValueKind.Array ? prefix.GetArrayLength() : 0;
                for (var index = first; index < value.GetArrayLength(); index++)
                {
                    Visit(given, value[index], $"{place}[{index}]", depth + 1, problems);
                }

                break;
            case "contains" when !value.EnumerateArray().Any(item => Fits(given, item, depth + 1)):
                problems.Add($"{Name(place)}: no item fits 'contains'");
                break;
            case "minItems" when value.GetArrayLength() < Number(given):
                problems.Add($"{Name(place)}: needs at least {given} items");
                break;
            case "maxItems" when value.GetArrayLength() > Number(given):
                problems.Add($"{Name(place)}: has more than {given} items");
                break;
            case "uniqueItems" when given.ValueKind == JsonValueKind.True && !IsUnique(value):
                problems.Add($"{Name(place)}: has an item twice");
                break;
        }
    }

    private static string? Broken(JsonProperty keyword, string text) => keyword.Name switch
    {
        "minLength" when new StringInfo(text).LengthInTextElements < Number(keyword.Value) => $"needs at least {keyword.Value} characters",
        "maxLength" when new StringInfo(text).LengthInTextElements > Number(keyword.Value) => $"has more than {keyword.Value} characters",
        "pattern" when !Matches(keyword.Value.ValueKind == JsonValueKind.String ? keyword.Value.GetString()! : throw new FormatException("'pattern' must be a string"), text) => $"does not match {keyword.Value}",
        _ => null,
    };

    private static string? Broken(JsonProperty keyword, double number) => keyword.Name switch
    {
        "minimum" when number < Number(keyword.Value) => $"must be at least {keyword.Value}",
        "maximum" when number > Number(keyword.Value) => $"must be at most {keyword.Value}",
        "exclusiveMinimum" when number <= Number(keyword.Value) => $"must be over {keyword.Value}",
        "exclusiveMaximum" when number >= Number(keyword.Value) => $"must be under {keyword.Value}",
        "multipleOf" when Math.Abs(Math.IEEERemainder(number, Number(keyword.Value))) > 1e-9 => $"must be a multiple of {keyword.Value}",
        _ => null,
    };

    private JsonElement Resolve(JsonElement reference)
    {
        var text = reference.ValueKind == JsonValueKind.String ? reference.GetString()! : throw new FormatException("'$ref' must be a string");
        if (!text.StartsWith('#'))
        {
            throw new FormatException($"'$ref' to '{text}': only references within the schema, such as #/$defs/name, are followed");
        }

        var found = _root;
        foreach (var step in text[1..].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                throw new FormatException($"'$ref' to '{text}' leads nowhere");
            }
        }

        return found;
    }

    private static bool IsDeclared(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.ValueKind == JsonValueKind.Object && patterns.EnumerateObject().Any(pattern => Matches(pattern.Name, name)));

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Floor(number) == number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new FormatException($"'type' is '{type}', which is none of object, array, string, number, integer, boolean, null"),
    };

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, s_regexPatience);
        }
        catch (ArgumentException)
        {
            throw new FormatException($"'{pattern}' is not a regular expression");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new FormatException($"the regular expression '{pattern}' takes too long");
        }
    }

    // Sets of JSON need an order; the text does, since equal items are mostly written alike.
    private static bool IsUnique(JsonElement list) => list.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == list.GetArrayLength();

    private static List<string> Types(JsonElement given) => given.ValueKind == JsonValueKind.String ? [given.GetString()!] : Texts(given, "type");

    private static List<string> Texts(JsonElement given, string keyword) =>
        [.. List(given, keyword).EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new FormatException($"'{keyword}' must list strings"))];

    private static JsonElement List(JsonElement given, string keyword) => given.ValueKind == JsonValueKind.Array ? given : throw new FormatException($"'{keyword}' must be a list");

    private static JsonElement Members(JsonElement given, string keyword) => given.ValueKind == JsonValueKind.Object ? given : throw new FormatException($"'{keyword}' must be an object");

    private static double Number(JsonElement given) => given.ValueKind == JsonValueKind.Number ? given.GetDouble() : throw new FormatException($"{given.GetRawText()} must be a number");

    private static string Name(string place) => place.Length == 0 ? "the value" : place.TrimStart('.');
}
