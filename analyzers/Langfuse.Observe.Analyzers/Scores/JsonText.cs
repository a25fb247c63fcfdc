using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Reads JSON to dictionaries, lists, strings, doubles, booleans and nulls. An analyzer cannot bring a JSON library along.</summary>
internal sealed class JsonText
{
    private readonly string _text;
    private int _at;

    private JsonText(string text) => _text = text;

    /// <summary>The value, or null when the text is not JSON (its generator says so and where).</summary>
    public static object? TryRead(string text)
    {
        try
        {
            var reader = new JsonText(text);
            var value = reader.Value(depth: 0);
            reader.SkipBlank();
            return reader._at == text.Length ? value : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private object? Value(int depth)
    {
        SkipBlank();
        return depth > 64 ? throw new FormatException() : Peek() switch
        {
            '{' => Members(depth),
            '[' => Items(depth),
            '"' => Text(),
            't' => Word("true", true),
            'f' => Word("false", false),
            'n' => Word("null", null),
            _ => (object)Number(),
        };
    }

    private Dictionary<string, object?> Members(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        for (SkipBlank(); Peek() != '}'; SkipBlank())
        {
            var name = Text();
            SkipBlank();
            Expect(':');
            members[name] = Value(depth + 1);
            SkipComma('}');
        }

        _at++;
        return members;
    }

    private List<object?> Items(int depth)
    {
        var items = new List<object?>();
        _at++;
        for (SkipBlank(); Peek() != ']'; SkipBlank())
        {
            items.Add(Value(depth + 1));
            SkipComma(']');
        }

        _at++;
        return items;
    }

    private string Text()
    {
        Expect('"');
        var text = new StringBuilder();
        while (Peek() != '"')
        {
            text.Append(Peek() == '\\' ? Escape() : _text[_at++]);
        }

        _at++;
        return text.ToString();
    }

    private char Escape()
    {
        _at++;
        var code = Peek();
        _at++;
        switch (code)
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when _at + 4 <= _text.Length && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit):
                _at += 4;
                return (char)unit;
            case 'u':
                throw new FormatException();
            default:
                return code;
        }
    }

    private object? Word(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw new FormatException();
        }

        _at += word.Length;
        return value;
    }

    private double Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsDigit(_text[_at]) || _text[_at] is '-' or '+' or '.' or 'e' or 'E'))
        {
            _at++;
        }

        return double.TryParse(_text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException();
    }

    private void SkipComma(char end)
    {
        SkipBlank();
        if (Peek() == ',')
        {
            _at++;
        }
        else if (Peek() != end)
        {
            throw new FormatException();
        }
    }

    private void Expect(char expected)
    {
        if (Peek() != expected)
        {
            throw new FormatException();
        }

        _at++;
    }

    private void SkipBlank()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : throw new FormatException();
}
