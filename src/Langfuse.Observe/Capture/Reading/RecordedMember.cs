using System.Reflection;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Capture.Reading;

/// <summary>One member of an object that is recorded: the field that holds its value and the name it is given.</summary>
internal sealed record RecordedMember(string Name, FieldInfo Field)
{
    /// <summary>Whether <c>***</c> stands in its place.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>When it is left out, as <see cref="JsonIgnoreAttribute"/> says.</summary>
    public JsonIgnoreCondition Ignore { get; init; } = JsonIgnoreCondition.Never;

    public bool IsConditional => Ignore is JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault;

    /// <summary>The name as it stands in JSON, with quotes and colon.</summary>
    public byte[] QuotedName()
    {
        var buffer = default(Utf8Buffer);
        buffer.Append((byte)'"');
        buffer.AppendEscaped(Name, int.MaxValue);
        buffer.Append("\":"u8);
        var name = buffer.Written.ToArray();
        buffer.Release();
        return name;
    }
}
