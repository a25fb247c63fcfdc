using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Capture.Reading;

/// <summary>Which members of a type are data: public fields, and public auto-properties through the fields behind them.</summary>
/// <remarks>
/// The members and names are those of System.Text.Json, the most derived class first, properties before fields. A property without a
/// field behind it is code and is not here. A field whose property cannot be found (trimmed away) is not here either: its marks could not
/// be seen. The generator finds the same members from symbols (<c>TypeParser</c>): change both.
/// </remarks>
internal static class RecordedMembers
{
    // JsonIgnoreCondition.WhenWriting, which System.Text.Json has from .NET 10 on.
    private const JsonIgnoreCondition WhenWriting = (JsonIgnoreCondition)4;

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <param name="type">The type.</param>
    /// <param name="isMore">Whether an object of it holds or computes more than what is recorded.</param>
    [RequiresUnreferencedCode("Reads fields by reflection.")]
    public static List<RecordedMember> Of(Type type, out bool isMore)
    {
        if (type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            isMore = false;
            return OfAnonymous(type);
        }

        var members = new List<RecordedMember>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        isMore = false;
        for (var owner = type; owner is not null && (owner == type || !KnownTypes.IsFramework(owner)); owner = owner.BaseType)
        {
            isMore |= AddProperties(members, claimed, owner, type);
            AddFields(members, claimed, owner, type);
            isMore |= Array.Exists(owner.GetFields(Declared), IsHidden);
        }

        return members;
    }

    // The properties of an anonymous type may be trimmed away where nobody reads them; its fields are what it is made of, and carry no marks.
    [RequiresUnreferencedCode("Reads fields by reflection.")]
    private static List<RecordedMember> OfAnonymous(Type type) =>
        [.. InOrder(type.GetFields(Declared)).Where(static field => IsReadable(field.FieldType))
            .Select(static field => new RecordedMember(AnonymousName(field.Name), field) { IsSensitive = CaptureMarks.IsSensitive(field.FieldType) })];

    // C# has <Name>i__Field, F# has Name@, Visual Basic $Name.
    private static string AnonymousName(string field) =>
        field.StartsWith('<') && field.IndexOf('>', StringComparison.Ordinal) is > 0 and var end ? field[1..end] : field.TrimEnd('@').TrimStart('$');

    [RequiresUnreferencedCode("Reads fields by reflection.")]
    private static bool AddProperties(List<RecordedMember> members, HashSet<string> claimed, Type owner, Type type)
    {
        var hasCode = false;
        foreach (var property in InOrder(owner.GetProperties(Declared)))
        {
            if (property.GetMethod is not { } getter || property.GetIndexParameters().Length > 0 || !IsIncluded(property, getter.IsPublic) || !claimed.Add(property.Name))
            {
                continue;
            }

            if (FieldBehind(property, owner) is { } field)
            {
                Add(members, property, field, type);
            }
            else
            {
                hasCode = true;
            }
        }

        return hasCode;
    }

    [RequiresUnreferencedCode("Reads fields by reflection.")]
    private static void AddFields(List<RecordedMember> members, HashSet<string> claimed, Type owner, Type type)
    {
        foreach (var field in InOrder(owner.GetFields(Declared)))
        {
            if (IsIncluded(field, field.IsPublic) && !field.IsDefined(typeof(FixedBufferAttribute), inherit: false) && claimed.Add(field.Name))
            {
                Add(members, field, field, type);
            }
        }
    }

    private static void Add(List<RecordedMember> members, MemberInfo member, FieldInfo field, Type type)
    {
        var ignore = member.GetCustomAttribute<JsonIgnoreAttribute>(inherit: true)?.Condition ?? JsonIgnoreCondition.Never;
        if (ignore is not (JsonIgnoreCondition.Always or WhenWriting) && !CaptureMarks.IsLeftOut(member, type) && IsReadable(field.FieldType))
        {
            members.Add(new(member.GetCustomAttribute<JsonPropertyNameAttribute>(inherit: true)?.Name ?? member.Name, field)
            {
                IsSensitive = CaptureMarks.IsSensitive(member, type) || CaptureMarks.IsSensitive(field.FieldType),
                Ignore = ignore,
            });
        }
    }

    private static bool IsReadable(Type type) =>
        !KnownTypes.IsLeftOut(type) && !CaptureMarks.IsLeftOut(type) && !type.IsPointer && !type.IsFunctionPointer && !type.IsByRef && !type.IsByRefLike;

    /// <summary>State of the object's own: neither public nor behind a property.</summary>
    private static bool IsHidden(FieldInfo field) =>
        !field.IsPublic && !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal) && !field.Name.EndsWith("i__Field", StringComparison.Ordinal)
        && !field.Name.EndsWith('@');

    private static bool IsIncluded(MemberInfo member, bool isPublic) => isPublic || member.IsDefined(typeof(JsonIncludeAttribute), inherit: false);

    // The C# compiler's names for the field of an auto-property, of an anonymous type's property, and F#'s of a record's.
    [RequiresUnreferencedCode("Reads fields by reflection.")]
    private static FieldInfo? FieldBehind(PropertyInfo property, Type owner) =>
        owner.GetField($"<{property.Name}>k__BackingField", Declared) ?? owner.GetField($"<{property.Name}>i__Field", Declared) ?? owner.GetField(property.Name + "@", Declared);

    private static IEnumerable<T> InOrder<T>(T[] members)
        where T : MemberInfo => members.OrderBy(static member => member.MetadataToken);
}
