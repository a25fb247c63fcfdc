using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Api;

/// <summary>A path with its query. Every part that a caller names is percent-encoded whole, slashes and dots included, so that a name never
/// becomes a part of the path.</summary>
internal sealed class ApiPath(string start)
{
    private readonly StringBuilder _text = new(start);
    private char _separator = '?';

    public ApiPath Segment(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        // "." and ".." would be taken for steps on the way.
        _text.Append(name is "." or ".." ? name.Replace(".", "%2E", StringComparison.Ordinal) : Uri.EscapeDataString(name));
        return this;
    }

    public ApiPath Segment(int number) => Text(number.ToString(CultureInfo.InvariantCulture));

    public ApiPath Text(string text)
    {
        _text.Append(text);
        return this;
    }

    public ApiPath Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _separator = '&';
        }

        return this;
    }

    public ApiPath Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public ApiPath Add(string name, double? value) => Add(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public ApiPath Add(string name, bool? value) => Add(name, value is { } flag ? flag ? "true" : "false" : null);

    public ApiPath Add(string name, DateTimeOffset? value) =>
        Add(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    /// <summary>A list repeats its key.</summary>
    public ApiPath Add(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(name, value);
        }

        return this;
    }

    public ApiPath Add<T>(string name, T? value)
        where T : struct, IApiText<T> => Add(name, value?.Value);

    public override string ToString() => _text.ToString();
}
