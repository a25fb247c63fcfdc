using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;

namespace Langfuse.Observe;

/// <summary>Puts a few parameters together as a JSON object: in a third of the time that a dictionary takes to be made and recorded.</summary>
internal ref struct ParameterText(Span<char> room)
{
    // A reader's double would round what is beyond.
    private const long MostExact = 1L << 53;

    private DefaultInterpolatedStringHandler _text = new(0, 0, CultureInfo.InvariantCulture, room);
    private bool _hasAny;

    public void Add(string name, float? value)
    {
        if (value is not { } number)
        {
            return;
        }

        if (float.IsFinite(number))
        {
            Begin(name);
            _text.AppendFormatted(number);
        }
        else
        {
            Add(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Add(string name, long? value)
    {
        if (value is not { } number)
        {
            return;
        }

        if (number is >= -MostExact and <= MostExact)
        {
            Begin(name);
            _text.AppendFormatted(number);
        }
        else
        {
            Add(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Add(string name, bool? value)
    {
        if (value is { } yes)
        {
            Begin(name);
            _text.AppendLiteral(yes ? "true" : "false");
        }
    }

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            Begin(name);
            _text.AppendLiteral("\"");
            _text.AppendLiteral(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value));
            _text.AppendLiteral("\"");
        }
    }

    /// <summary>The object; null when nothing was added. Called once.</summary>
    public string? Take()
    {
        if (_hasAny)
        {
            _text.AppendLiteral("}");
        }

        var text = _text.ToStringAndClear();
        return _hasAny ? text : null;
    }

    private void Begin(string name)
    {
        _text.AppendLiteral(_hasAny ? ",\"" : "{\"");
        _text.AppendLiteral(name);
        _text.AppendLiteral("\":");
        _hasAny = true;
    }
}
