using System.Globalization;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads query parameters; what cannot be read is collected, so that the answer can name all of it.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public List<string> Issues { get; } = [];

    public string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be given. Empty when it is not: then there is an issue.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Issues.Add($"{name}: required");
        return "";
    }

    /// <summary>All values of a repeated parameter.</summary>
    public IReadOnlyCollection<string> All(string name) => [.. query[name].OfType<string>().Where(text => text.Length > 0)];

    /// <summary>The items of a comma list.</summary>
    public IReadOnlyCollection<string> List(string name) =>
        [.. query[name].OfType<string>().SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

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

        Issues.Add($"{name}: '{text}' is not an ISO 8601 time");
        return null;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Issues.Add($"{name}: must be a whole number from {least} to {most}");
        return otherwise;
    }

    public double? Real(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        Issues.Add($"{name}: '{text}' is not a finite number");
        return null;
    }

    public PageRequest Page(int defaultLimit = 50) => new(Number("page", 1, 1, int.MaxValue), Number("limit", defaultLimit, 1, 100));

    /// <summary>The order asked for by orderBy, such as <c>timestamp.desc</c>.</summary>
    public SortOrder OrderBy(SortOrder otherwise, IReadOnlyCollection<string> fields)
    {
        if (Text("orderBy") is not { } text)
        {
            return otherwise;
        }

        var parts = text.Split('.');
        if (parts.Length == 2 && fields.Contains(parts[0]) && parts[1].ToUpperInvariant() is "ASC" or "DESC")
        {
            return new SortOrder(parts[0], parts[1].Equals("desc", StringComparison.OrdinalIgnoreCase));
        }

        Issues.Add($"orderBy: '{text}' is not one of {string.Join(", ", fields)} with .asc or .desc");
        return otherwise;
    }

    public bool? Flag(string name)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return null;
            case "TRUE" or "1":
                return true;
            case "FALSE" or "0":
                return false;
            default:
                Issues.Add($"{name}: must be true or false");
                return null;
        }
    }

    public int? Whole(string name, int least = int.MinValue, int most = int.MaxValue) => Text(name) is null ? null : Number(name, least, least, most);

    /// <summary>Whether the parameter is there without a value.</summary>
    public bool IsEmpty(string name) => query.ContainsKey(name) && Text(name) is null;

    /// <summary>Refuses parameters that are not among the names.</summary>
    public void Only(params IReadOnlyCollection<string> names) =>
        Issues.AddRange(query.Keys.Where(name => !names.Contains(name)).Select(name => $"{name}: unknown query parameter; this takes {string.Join(", ", names)}"));

    /// <summary>Refuses the request when anything was wrong.</summary>
    public void Check()
    {
        if (Issues.Count > 0)
        {
            throw ApiException.Invalid(Issues);
        }
    }
}
