using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Json;

/// <summary>A path into JSON (RFC 9535 without filters and slices): <c>$.a.b</c>, <c>['a']</c>, <c>[0]</c>, <c>[-1]</c>, <c>[*]</c>, <c>..a</c>.</summary>
internal sealed class JsonPath
{
    private const int MostFound = 1000;

    private readonly List<Step> _steps;

    private JsonPath(List<Step> steps) => _steps = steps;

    /// <summary>Reads a path; <paramref name="problem"/> says what is wrong with it when the answer is null.</summary>
    public static JsonPath? Parse(string text, out string? problem)
    {
        var steps = new List<Step>();
        problem = text.StartsWith('$') ? null : "must start with $";
        for (var at = 1; problem is null && at < text.Length;)
        {
            problem = text[at] == '[' ? ReadBracket(text, ref at, steps, isDeep: false) : ReadDot(text, ref at, steps);
        }

        return problem is null ? new JsonPath(steps) : null;
    }

    /// <summary>What it leads to: nothing, one thing, or several.</summary>
    public IReadOnlyList<JsonElement> Find(JsonElement root)
    {
        IReadOnlyList<JsonElement> found = [root];
        foreach (var step in _steps)
        {
            found = [.. found.SelectMany(element => step.IsDeep ? Below(element) : [element]).SelectMany(step.Of).Take(MostFound)];
        }

        return found;
    }

    private static string? ReadDot(string text, ref int at, List<Step> steps)
    {
        if (text[at] != '.')
        {
            return $"has '{text[at]}' at {at}, where . or [ is expected";
        }

        var isDeep = at + 1 < text.Length && text[at + 1] == '.';
        at += isDeep ? 2 : 1;
        if (isDeep && at < text.Length && text[at] == '[')
        {
            return ReadBracket(text, ref at, steps, isDeep);
        }

        var start = at;
        while (at < text.Length && text[at] is not ('.' or '['))
        {
            if (text[at] is ']' or '(' or ')' or '?' or '\'' or '"' or ' ')
            {
                return $"has '{text[at]}' at {at}; put such a name in ['…']";
            }

            at++;
        }

        if (at == start)
        {
            return $"has no name at {at}";
        }

        var name = text[start..at];
        steps.Add(name == "*" ? new Step(null, null, isDeep) : new Step(name, null, isDeep));
        return null;
    }

    private static string? ReadBracket(string text, ref int at, List<Step> steps, bool isDeep)
    {
        if (at + 1 < text.Length && text[at + 1] is '\'' or '"')
        {
            var quote = text[at + 1];
            var end = text.IndexOf(quote + "]", at + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                return "has a [ that is not closed";
            }

            steps.Add(new Step(text[(at + 2)..end], null, isDeep));
            at = end + 2;
            return null;
        }

        var close = text.IndexOf(']', at);
        if (close < 0)
        {
            return "has a [ that is not closed";
        }

        var inner = text[(at + 1)..close];
        at = close + 1;
        if (inner == "*")
        {
            steps.Add(new Step(null, null, isDeep));
            return null;
        }

        if (!int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return $"has [{inner}]; an index, '*' or a quoted name is understood";
        }

        steps.Add(new Step(null, index, isDeep));
        return null;
    }

    private static IEnumerable<JsonElement> Below(JsonElement element) => [element, .. Children(element).SelectMany(Below)];

    private static IEnumerable<JsonElement> Children(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(member => member.Value),
        JsonValueKind.Array => element.EnumerateArray(),
        _ => [],
    };

    private sealed record Step(string? Name, int? Index, bool IsDeep)
    {
        public IEnumerable<JsonElement> Of(JsonElement element)
        {
            if (Name is not null)
            {
                return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Name, out var member) ? [member] : [];
            }

            if (Index is not { } index)
            {
                return Children(element);
            }

            if (element.ValueKind != JsonValueKind.Array)
            {
                return [];
            }

            var place = index < 0 ? element.GetArrayLength() + index : index;
            return place >= 0 && place < element.GetArrayLength() ? [element[place]] : [];
        }
    }
}
