using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Scores.Json;

/// <summary>A value of a JSON file with the place where it stands.</summary>
internal sealed class JsonValue(JsonKind kind, TextSpan span)
{
    public JsonKind Kind { get; } = kind;

    public TextSpan Span { get; } = span;

    /// <summary>The text of a string, unescaped, or the digits of a number.</summary>
    public string Text { get; set; } = "";

    public List<JsonValue> Items { get; } = [];

    public List<JsonMember> Members { get; } = [];

    public JsonMember? Find(string name) => Members.Find(member => member.Name.Text == name);
}

/// <summary>A member of an object.</summary>
internal sealed class JsonMember(JsonValue name, JsonValue value)
{
    public JsonValue Name { get; } = name;

    public JsonValue Value { get; } = value;
}

internal enum JsonKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}
