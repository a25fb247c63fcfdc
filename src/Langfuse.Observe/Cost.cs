using System.Collections;
using System.Globalization;

namespace Langfuse.Observe;

/// <summary>What a model call cost in US dollars, by kind.</summary>
/// <remarks>When any cost is given, Langfuse computes none from its price table.</remarks>
public sealed class Cost : IEnumerable<KeyValuePair<string, decimal>>
{
    private readonly Dictionary<string, decimal> _amounts = new(StringComparer.Ordinal);

    /// <summary>Creates a cost of the common kinds, in US dollars.</summary>
    /// <param name="input">The cost of the input.</param>
    /// <param name="output">The cost of the output.</param>
    /// <param name="total">The total cost.</param>
    public Cost(decimal? input = null, decimal? output = null, decimal? total = null)
    {
        Put("input", input);
        Put("output", output);
        Put("total", total);
    }

    /// <summary>The cost of one kind in US dollars; 0 when it was never set.</summary>
    public decimal this[string kind]
    {
        get => _amounts.GetValueOrDefault(kind);
        set => _amounts[kind] = value;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, decimal>> GetEnumerator() => _amounts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The amounts by kind, such as <c>input $0.0012, output $0.003</c>; <c>none</c> when there are none.</summary>
    public override string ToString() => _amounts.Count == 0
        ? "none"
        : string.Join(", ", _amounts.Select(static amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Key} ${amount.Value}")));

    private void Put(string kind, decimal? amount)
    {
        if (amount is { } value)
        {
            _amounts[kind] = value;
        }
    }
}
