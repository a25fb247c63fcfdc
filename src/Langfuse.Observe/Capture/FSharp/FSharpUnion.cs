using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Langfuse.Observe.Capture.FSharp;

/// <summary>A discriminated union: its cases by tag, each with its name and fields, as the F# compiler has noted them on its members.</summary>
internal sealed class FSharpUnion
{
    // SourceConstructFlags of FSharp.Core.
    private const int SumType = 1;
    private const int Field = 4;
    private const int UnionCase = 8;
    private const int KindMask = 31;

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly PropertyInfo? _tag;

    // Where null stands for one of the cases, as with an option, the tag is asked of a static method.
    private readonly MethodInfo? _tagOf;
    private readonly Dictionary<int, string> _names;

    private FSharpUnion(Type type, Dictionary<int, string> names, PropertyInfo? tag, MethodInfo? tagOf)
    {
        _names = names;
        _tag = tag;
        _tagOf = tagOf;
        Fields = FieldsOf(type);
        Name = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!;
    }

    /// <summary>The full name of the union.</summary>
    public string Name { get; }

    /// <summary>Whether it is an option, of which null is the other case.</summary>
    public bool IsOption => Name is "Microsoft.FSharp.Core.FSharpOption`1" or "Microsoft.FSharp.Core.FSharpValueOption`1";

    /// <summary>The fields that a value of the type has, with the tag of their case, in order.</summary>
    public IReadOnlyList<(int Tag, PropertyInfo Property)> Fields { get; }

    /// <summary>Null when the type is no union, nor a case of one.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What is trimmed away of a union is not recorded.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What is trimmed away of a union is not recorded.")]
    public static FSharpUnion? Of(Type type)
    {
        for (var union = type; union is not null && union != typeof(object); union = union.BaseType)
        {
            if (Mapping(union) is not [var kind, ..] || (kind & KindMask) != SumType)
            {
                continue;
            }

            var names = new Dictionary<int, string>();
            foreach (var member in union.GetMembers(All | BindingFlags.Static))
            {
                if (member is MethodInfo or PropertyInfo && Mapping(member) is [var caseKind, var tag, ..] && (caseKind & KindMask) == UnionCase)
                {
                    names[tag] = NameOf(member);
                }
            }

            var read = new FSharpUnion(type, names, union.GetProperty("Tag", All | BindingFlags.Instance), union.GetMethod("GetTag", All | BindingFlags.Static));
            return read.IsWhole(type, union) ? read : null;
        }

        return null;
    }

    public int TagOf(object value) => (_tagOf is null ? _tag?.GetValue(value) : _tagOf.Invoke(null, [value])) as int? ?? 0;

    public string NameOf(int tag) => _names.GetValueOrDefault(tag, "?");

    /// <summary>Whether nothing was trimmed away that a value needs: a case must not be taken for another, nor what it holds for nothing.</summary>
    private bool IsWhole(Type type, Type union)
    {
        var hasTag = _tag is not null || _tagOf is not null;

        // A class of its own is made for a case that holds something; for one that holds nothing its name begins so.
        var holdsSomething = type != union && !type.Name.StartsWith('_');
        return _names.Count > 0 && (hasTag || _names.Count == 1) && (Fields.Count > 0 || !(holdsSomething || IsOption));
    }

    // A case without fields is a property, one with fields a method that makes it.
    private static string NameOf(MemberInfo member) =>
        member.Name.StartsWith("get_", StringComparison.Ordinal) ? member.Name[4..]
        : member is MethodInfo && member.Name.StartsWith("New", StringComparison.Ordinal) ? member.Name[3..]
        : member.Name;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "What is trimmed away of a union is not recorded.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "What is trimmed away of a union is not recorded.")]
    private static List<(int Tag, PropertyInfo Property)> FieldsOf(Type type)
    {
        var fields = new List<(int Tag, int Order, PropertyInfo Property)>();
        for (var owner = type; owner is not null && owner != typeof(object); owner = owner.BaseType)
        {
            foreach (var property in owner.GetProperties(All | BindingFlags.Instance))
            {
                if (property.GetMethod is not null && Mapping(property) is [var kind, .. var numbers] && (kind & KindMask) == Field && numbers.Length > 0)
                {
                    fields.Add(numbers.Length > 1 ? (numbers[0], numbers[1], property) : (0, numbers[0], property));
                }
            }
        }

        return [.. fields.OrderBy(static field => field.Order).Select(static field => (field.Tag, field.Property))];
    }

    /// <summary>The numbers of CompilationMappingAttribute: the kind, then of a case its tag, of a field its case and place.</summary>
    private static int[]? Mapping(MemberInfo member)
    {
        foreach (var attribute in member.CustomAttributes)
        {
            if (attribute.AttributeType.FullName == "Microsoft.FSharp.Core.CompilationMappingAttribute")
            {
                return [.. attribute.ConstructorArguments.Select(static argument => argument.Value as int? ?? 0)];
            }
        }

        return null;
    }
}
