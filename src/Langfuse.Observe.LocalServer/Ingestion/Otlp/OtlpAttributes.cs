using System.Diagnostics.CodeAnalysis;

namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>Attributes by key; of two with one key the later wins, as in Langfuse.</summary>
internal sealed class OtlpAttributes
{
    private readonly Dictionary<string, OtlpValue> _values;

    public OtlpAttributes(int capacity = 8) => _values = new Dictionary<string, OtlpValue>(capacity, StringComparer.Ordinal);

    public static OtlpAttributes Empty { get; } = new(0);

    public int Count => _values.Count;

    public Dictionary<string, OtlpValue>.Enumerator GetEnumerator() => _values.GetEnumerator();

    public void Set(string key, OtlpValue value) => _values[key] = value;

    public bool Has(string key) => _values.ContainsKey(key);

    public bool TryGet(string key, out OtlpValue value) => _values.TryGetValue(key, out value);

    /// <summary>The first of the keys whose value is truthy.</summary>
    public bool TryFirst([NotNullWhen(true)] out string? key, out OtlpValue value, params ReadOnlySpan<string> keys)
    {
        foreach (var candidate in keys)
        {
            if (_values.TryGetValue(candidate, out value) && value.IsTruthy)
            {
                key = candidate;
                return true;
            }
        }
        key = null;
        value = default;
        return false;
    }

    /// <summary>The text of the first of the keys whose value is truthy, or null.</summary>
    public string? FirstText(params ReadOnlySpan<string> keys) => TryFirst(out _, out var value, keys) ? value.AsText() : null;

    /// <summary>The text under <paramref name="key"/> when it is there at all, empty or not.</summary>
    public string? Text(string key) => _values.TryGetValue(key, out var value) ? value.AsText() : null;
}
