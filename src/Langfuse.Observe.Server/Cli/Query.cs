using System.Globalization;

namespace Langfuse.Observe.Server.Cli;

/// <summary>A path with its query.</summary>
internal sealed class Query(string path)
{
    private readonly List<string> _parts = [];

    public Query Add(string name, string? value)
    {
        if (value is not null)
        {
            _parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return this;
    }

    public Query Add(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(name, value);
        }

        return this;
    }

    /// <summary>From so long ago on, where a length is given.</summary>
    public Query AddLast(string name, TimeSpan? last) => last is { } length ? Add(name, Iso(DateTimeOffset.UtcNow.Subtract(length))) : this;

    public override string ToString() => _parts.Count == 0 ? path : $"{path}?{string.Join('&', _parts)}";

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
