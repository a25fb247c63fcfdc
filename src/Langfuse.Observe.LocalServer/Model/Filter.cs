namespace Langfuse.Observe.LocalServer.Model;

/// <summary>Conditions that must all hold. It speaks of fields, not of columns: each store knows where a field is.</summary>
internal sealed class Filter
{
    private readonly List<Condition> _conditions = [];

    public IReadOnlyList<Condition> Conditions => _conditions;

    /// <summary>Words that must all be found in the content, or null.</summary>
    public string? Text { get; set; }

    public bool IsEmpty => _conditions.Count == 0 && Text is null;

    public Filter And(Condition condition)
    {
        _conditions.Add(condition);
        return this;
    }

    public Filter And(string field, Comparison comparison, object? value = null, string? key = null) => And(new Condition(field, comparison, value, key));

    /// <summary>The field has this value, when one is given.</summary>
    public Filter AndEqual(string field, object? value) => value is null ? this : And(field, Comparison.Equal, value);

    /// <summary>The field is one of these, when any are given.</summary>
    public Filter AndAnyOf(string field, IReadOnlyCollection<string> values) => values.Count == 0 ? this : And(field, Comparison.AnyOf, values);

    /// <summary>The same conditions, to add others to.</summary>
    public Filter Copy()
    {
        var copy = new Filter { Text = Text };
        copy._conditions.AddRange(_conditions);
        return copy;
    }

    /// <summary>From the first time on and before the second, where they are given.</summary>
    public Filter AndBetween(string field, long? fromUs, long? toUs)
    {
        if (fromUs is { } from)
        {
            And(field, Comparison.GreaterOrEqual, from);
        }

        return toUs is { } to ? And(field, Comparison.Less, to) : this;
    }
}
