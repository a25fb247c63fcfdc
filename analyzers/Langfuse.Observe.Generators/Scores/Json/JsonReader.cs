using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Scores.Json;

/// <summary>Reads JSON (RFC 8259) and keeps positions. A generator cannot bring System.Text.Json along.</summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 64;

    private readonly string _text;
    private int _position;

    private JsonReader(string text) => _text = text;

    /// <summary>Reads a whole file; throws <see cref="JsonSyntaxException"/> where it is not JSON.</summary>
    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            reader._position = 1;
        }

        var value = reader.ReadValue(depth: 0);
        reader.SkipSpace();
        return reader._position == text.Length ? value : throw reader.Error("the file should end here");
    }

    private JsonValue ReadValue(int depth)
    {
        SkipSpace();
        if (depth > MaxDepth)
        {
            throw Error("it nests too deep");
        }

        return Peek() switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            't' => ReadWord("true", JsonKind.True),
            'f' => ReadWord("false", JsonKind.False),
            'n' => ReadWord("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Error("a value is missing here"),
        };
    }

    private JsonValue ReadObject(int depth)
    {
        var start = _position++;
        var members = new List<JsonMember>();
        SkipSpace();
        while (Peek() != '}')
        {
            if (members.Count > 0)
            {
                Expect(',', "',' or '}' is missing here");
                SkipSpace();
            }

            var name = Peek() == '"' ? ReadString() : throw Error("a name in double quotes is missing here");
            SkipSpace();
            Expect(':', "':' is missing here");
            members.Add(new(name, ReadValue(depth + 1)));
            SkipSpace();
        }

        _position++;
        var value = new JsonValue(JsonKind.Object, TextSpan.FromBounds(start, _position));
        value.Members.AddRange(members);
        return value;
    }

    private JsonValue ReadArray(int depth)
    {
        var start = _position++;
        var items = new List<JsonValue>();
        SkipSpace();
        while (Peek() != ']')
        {
            if (items.Count > 0)
            {
                Expect(',', "',' or ']' is missing here");
            }

            items.Add(ReadValue(depth + 1));
            SkipSpace();
        }

        _position++;
        var value = new JsonValue(JsonKind.Array, TextSpan.FromBounds(start, _position));
        value.Items.AddRange(items);
        return value;
    }

    private JsonValue ReadString()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (Peek() != '"')
        {
            if (Peek() < ' ')
            {
                throw Error("the text is not closed with a double quote");
            }

            text.Append(Peek() == '\\' ? ReadEscape() : _text[_position++]);
        }

        _position++;
        return new(JsonKind.String, TextSpan.FromBounds(start, _position)) { Text = text.ToString() };
    }

    private char ReadEscape()
    {
        _position++;
        var escape = Peek();
        _position++;
        return escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadHex(),
            _ => throw ErrorBefore("'\\' is followed by something that is no escape"),
        };
    }

    private char ReadHex()
    {
        if (_position + 4 > _text.Length || !ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw ErrorBefore("'\\u' is not followed by four hex digits");
        }

        _position += 4;
        return (char)code;
    }

    private JsonValue ReadNumber()
    {
        var start = _position;
        Skip('-');
        if (!Skip('0'))
        {
            Digits();
        }

        if (Skip('.'))
        {
            Digits();
        }

        if (Skip('e') || Skip('E'))
        {
            _ = Skip('+') || Skip('-');
            Digits();
        }

        return new(JsonKind.Number, TextSpan.FromBounds(start, _position)) { Text = _text.Substring(start, _position - start) };
    }

    private void Digits()
    {
        if (Peek() is < '0' or > '9')
        {
            throw Error("a digit is missing here");
        }

        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }
    }

    private JsonValue ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            throw Error("a value is missing here");
        }

        _position += word.Length;
        return new(kind, new TextSpan(_position - word.Length, word.Length));
    }

    private bool Skip(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void Expect(char expected, string otherwise)
    {
        if (!Skip(expected))
        {
            throw Error(otherwise);
        }
    }

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n' && _position < _text.Length)
        {
            _position++;
        }

        if (Peek() == '/' && _position + 1 < _text.Length && _text[_position + 1] is '/' or '*')
        {
            throw Error("a comment stands here, and JSON has none. Put it into \"description\" or under a key that begins with $");
        }
    }

    // No JSON text has a zero character outside an escape, so it can stand for the end.
    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private JsonSyntaxException Error(string message) => new(message, _position);

    private JsonSyntaxException ErrorBefore(string message) => new(message, _position - 2);
}

/// <summary>Where a file stops being JSON, and why.</summary>
internal sealed class JsonSyntaxException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
