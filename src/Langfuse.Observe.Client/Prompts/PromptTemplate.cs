using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Prompts;

/// <summary>A text with variables, taken apart once. The rules are those of the official Python SDK: a variable stands between <c>{{</c> and the
/// next <c>}}</c>, its name is what is between without the white space around it; one that is not given stays as it is written.</summary>
internal sealed class PromptTemplate
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    private readonly string[] _literals;
    private readonly string[] _written;
    private readonly string[] _names;
    private volatile Plan? _lastPlan;

    private PromptTemplate(string text, List<string> literals, List<string> written, List<string> names)
    {
        Text = text;
        _literals = [.. literals];
        _written = [.. written];
        _names = [.. names];
        Variables = [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>The names of the variables, in order, each once.</summary>
    public IReadOnlyList<string> Variables { get; }

    public static PromptTemplate Parse(string text)
    {
        var (literals, written, names) = (new List<string>(), new List<string>(), new List<string>());
        var at = 0;
        int opening, closing;
        while ((opening = text.IndexOf(Opening, at, StringComparison.Ordinal)) >= 0
            && (closing = text.IndexOf(Closing, opening, StringComparison.Ordinal)) >= 0)
        {
            literals.Add(text[at..opening]);
            names.Add(text[(opening + Opening.Length)..closing].Trim());
            at = closing + Closing.Length;
            written.Add(text[opening..at]);
        }

        literals.Add(text[at..]);
        return new(text, literals, written, names);
    }

    /// <summary>The text with the values of an object, a dictionary or a JSON object in place of its variables.</summary>
    public string Compile<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T variables)
    {
        if (_names.Length == 0 || variables is null)
        {
            return Text;
        }

        var filled = new Filled(_literals);
        var values = _names.Length <= Values.Most ? filled.Few.AsSpan()[.._names.Length] : (filled.Many = new string?[_names.Length]).AsSpan();
        if (typeof(T) == variables.GetType() && !typeof(T).IsValueType && PromptMembers<T>.Texts is { } texts)
        {
            var getters = PlanFor(texts);
            for (var i = 0; i < getters.Length; i++)
            {
                values[i] = getters[i] is { } getter ? getter(variables) ?? "" : _written[i];
            }
        }
        else
        {
            var lookup = PromptVariables.Lookup(variables);
            for (var i = 0; i < _names.Length; i++)
            {
                values[i] = lookup(_names[i], out var value) ? PromptText.Of(value) : _written[i];
            }
        }

        return filled.ToText(values);
    }

    /// <summary>The text with values by name, for callers that know their names; null leaves a variable as it is written.</summary>
    public string Compile(PromptLookup lookup)
    {
        if (_names.Length == 0)
        {
            return Text;
        }

        var filled = new Filled(_literals);
        var values = _names.Length <= Values.Most ? filled.Few.AsSpan()[.._names.Length] : (filled.Many = new string?[_names.Length]).AsSpan();
        for (var i = 0; i < _names.Length; i++)
        {
            values[i] = lookup(_names[i], out var value) ? PromptText.Of(value) : _written[i];
        }

        return filled.ToText(values);
    }

    /// <summary>Which getter fills which place. A template is nearly always compiled with one type, so one plan is kept.</summary>
    private Func<T, string?>?[] PlanFor<T>(IReadOnlyDictionary<string, Func<T, string?>> texts)
    {
        if (_lastPlan is Plan<T> known)
        {
            return known.Getters;
        }

        var plan = new Plan<T>(Array.ConvertAll(_names, name => texts.GetValueOrDefault(name)));
        _lastPlan = plan;
        return plan.Getters;
    }

    private abstract class Plan;

    private sealed class Plan<T>(Func<T, string?>?[] getters) : Plan
    {
        public Func<T, string?>?[] Getters => getters;
    }

    /// <summary>Literals and values in turn. The first values need no array of their own.</summary>
    private struct Filled(string[] literals)
    {
        public Values Few;
        public string?[]? Many;
        private readonly string[] _literals = literals;

        public string ToText(ReadOnlySpan<string?> values)
        {
            var length = _literals[^1].Length;
            for (var i = 0; i < values.Length; i++)
            {
                length += _literals[i].Length + values[i]!.Length;
            }

            return string.Create(length, this, static (text, filled) => filled.CopyTo(text));
        }

        private void CopyTo(Span<char> text)
        {
            ReadOnlySpan<string?> values = Many is null ? Few.AsSpan() : Many.AsSpan();
            for (var i = 0; i < _literals.Length - 1; i++)
            {
                text = Copy(_literals[i], text);
                text = Copy(values[i]!, text);
            }

            _literals[^1].CopyTo(text);
        }

        private static Span<char> Copy(string from, Span<char> to)
        {
            from.CopyTo(to);
            return to[from.Length..];
        }
    }

    [InlineArray(Most)]
    private struct Values
    {
        public const int Most = 8;
        private string? _first;

        [UnscopedRef]
        public Span<string?> AsSpan() => this;
    }
}
