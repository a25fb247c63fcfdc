using System.Globalization;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads query parameters; what cannot be read is collected, so that the answer can name all of it.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    public List<string> Issues { get; } = [];

    public string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

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

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Issues.Add($"{name}: '{text}' is not a number");
        return null;
    }

    public PageRequest Page(int defaultLimit = 50) => new(Number("page", 1, 1, int.MaxValue), Number("limit", defaultLimit, 1, 100));

    /// <summary>The column and direction of orderBy such as <c>timestamp.desc</c>.</summary>
    public string OrderBy(string otherwise, IReadOnlyDictionary<string, string> columns)
    {
        if (Text("orderBy") is not { } text)
        {
            return otherwise;
        }

        var parts = text.Split('.');
        if (parts.Length == 2 && columns.TryGetValue(parts[0], out var column) && parts[1] is "asc" or "desc" or "ASC" or "DESC")
        {
            return $"{column} {parts[1]}";
        }

        Issues.Add($"orderBy: '{text}' is not one of {string.Join(", ", columns.Keys)} with .asc or .desc");
        return otherwise;
    }
}
