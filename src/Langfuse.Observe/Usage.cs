using System.Collections;
using System.Globalization;

namespace Langfuse.Observe;

/// <summary>How many tokens (or other units) a model call used, by kind.</summary>
/// <remarks>Langfuse adds the kinds up to the total when none is given, so <c>input</c> must leave out what is listed under another name,
/// such as <c>input_cached_tokens</c>. Counts below zero are refused by the server and dropped here.</remarks>
public sealed class Usage : IEnumerable<KeyValuePair<string, long>>
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Creates a usage of the common kinds.</summary>
    /// <param name="input">Units of the input.</param>
    /// <param name="output">Units of the output.</param>
    /// <param name="total">The total; by default the server adds up all kinds.</param>
    /// <param name="estimated">Whether the counts are an estimate; recorded as metadata <c>usage_estimated</c>.</param>
    public Usage(long? input = null, long? output = null, long? total = null, bool estimated = false)
    {
        Put("input", input);
        Put("output", output);
        Put("total", total);
        IsEstimate = estimated;
    }

    /// <summary>Whether the counts are an estimate because the provider sent none.</summary>
    public bool IsEstimate { get; }

    /// <summary>The count of one kind; 0 when it was never set.</summary>
    public long this[string kind]
    {
        get => _counts.GetValueOrDefault(kind);
        set => _counts[kind] = value;
    }

    // To enumerate it as an interface takes memory.
    internal Dictionary<string, long> Counts => _counts;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, long>> GetEnumerator() => _counts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The counts by kind, such as <c>input 12, output 3</c>; <c>none</c> when there are none.</summary>
    public override string ToString()
    {
        var counts = _counts.Count == 0 ? "none" : string.Join(", ", _counts.Select(static count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}")));
        return IsEstimate ? counts + " (estimate)" : counts;
    }

    private void Put(string kind, long? count)
    {
        if (count is { } value)
        {
            _counts[kind] = value;
        }
    }
}
