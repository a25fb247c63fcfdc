using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads the members of a JSON body; what cannot be read is collected, so that the answer can name all of it.</summary>
internal sealed class BodyReader
{
    private readonly JsonElement _body;
    private readonly string _prefix;

    public BodyReader(JsonElement body, string prefix = "", List<string>? issues = null)
    {
        Issues = issues ?? [];
        _body = body;
        _prefix = prefix;
        if (body.ValueKind != JsonValueKind.Object)
        {
            Issues.Add($"{(prefix.Length == 0 ? "the body" : prefix.TrimEnd('.'))} must be a JSON object, not {Kind(body)}");
        }
    }

    public List<string> Issues { get; }

    /// <summary>Reads the body of the request. A body that is too long or not JSON is refused.</summary>
    public static async Task<BodyReader> OfAsync(HttpContext context, int limit = JsonBody.UsualLimit) => new(await JsonBody.RequireAsync(context, limit));

    /// <summary>Refuses the request when anything was wrong.</summary>
    public void Check()
    {
        if (Issues.Count > 0)
        {
            throw ApiException.Invalid(Issues);
        }
    }

    /// <summary>Refuses members that are not among the names: the body is strict.</summary>
    public BodyReader Only(params IReadOnlyCollection<string> names)
    {
        if (_body.ValueKind == JsonValueKind.Object)
        {
            Issues.AddRange(_body.EnumerateObject().Where(member => !names.Contains(member.Name)).Select(member => $"{_prefix}{member.Name}: unknown; this takes {string.Join(", ", names)}"));
        }

        return this;
    }

    public bool Has(string name) => TryGet(name, out _);

    /// <summary>Whether the member is there with the value null.</summary>
    public bool IsNull(string name) => _body.ValueKind == JsonValueKind.Object && _body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public string? Text(string name, int most = int.MaxValue)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Issues.Add($"{_prefix}{name}: must be a string, not {Kind(value)}");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > most)
        {
            Issues.Add($"{_prefix}{name}: has {text.Length} characters; at most {most} are taken");
        }

        return text;
    }

    /// <summary>A text that must be there and not be empty. Empty when it is not: then there is an issue.</summary>
    public string RequiredText(string name, int most = int.MaxValue)
    {
        var before = Issues.Count;
        if (Text(name, most) is { Length: > 0 } text)
        {
            return text;
        }

        if (Issues.Count == before)
        {
            Issues.Add($"{_prefix}{name}: required, a string that is not empty");
        }

        return "";
    }

    /// <summary>Says that a member is missing.</summary>
    public void Require(string name, string what) => Issues.Add($"{_prefix}{name}: required, {what}");

    /// <summary>One of some words, or null when the member is not there.</summary>
    public string? Choice(string name, params IReadOnlyCollection<string> choices)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (choices.Contains(text))
        {
            return text;
        }

        Issues.Add($"{_prefix}{name}: '{text}' is not one of {string.Join(", ", choices)}");
        return null;
    }

    public string RequiredChoice(string name, params IReadOnlyCollection<string> choices)
    {
        var before = Issues.Count;
        var chosen = Choice(name, choices);
        if (chosen is null && Issues.Count == before)
        {
            Issues.Add($"{_prefix}{name}: required, one of {string.Join(", ", choices)}");
        }

        return chosen ?? "";
    }

    public bool? Flag(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Issues.Add($"{_prefix}{name}: must be true or false, not {Kind(value)}");
        return null;
    }

    /// <summary>A finite number.</summary>
    public double? Number(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Issues.Add(value.ValueKind == JsonValueKind.Number
            ? $"{_prefix}{name}: {Short(value.GetRawText())} is beyond what a number can be; send a finite one"
            : $"{_prefix}{name}: must be a number, not {Kind(value)}");
        return null;
    }

    public int? Whole(string name, int least = int.MinValue, int most = int.MaxValue)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Issues.Add($"{_prefix}{name}: must be a whole number from {least} to {most}, not {Short(value.GetRawText())}");
        return null;
    }

    /// <summary>An ISO 8601 time in microseconds.</summary>
    public long? TimeUs(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return Micros.Of(time);
        }

        Issues.Add($"{_prefix}{name}: '{Short(text)}' is not an ISO 8601 time");
        return null;
    }

    /// <summary>A list of strings, or null when the member is not there.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Issues.Add($"{_prefix}{name}: must be a list of strings, not {Kind(value)}");
        return null;
    }

    /// <summary>The objects of a list, each read with its place as prefix; null when the member is not there.</summary>
    public IReadOnlyList<BodyReader>? Objects(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray().Select((item, index) => new BodyReader(item, $"{_prefix}{name}[{index}].", Issues))];
        }

        Issues.Add($"{_prefix}{name}: must be a list of objects, not {Kind(value)}");
        return null;
    }

    /// <summary>Any JSON, kept apart from the request; null when the member is absent or null.</summary>
    public JsonElement? Json(string name) => TryGet(name, out var value) ? value.Clone() : null;

    /// <summary>An object, kept apart from the request; null when the member is absent or null.</summary>
    public JsonElement? Object(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value.Clone();
        }

        Issues.Add($"{_prefix}{name}: must be an object, not {Kind(value)}");
        return null;
    }

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return _body.ValueKind == JsonValueKind.Object && _body.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
