using System.Text;

namespace Langfuse.Observe.Capture;

/// <summary>Type names as a C# reader knows them: <c>Task&lt;int&gt;</c>, <c>Order.Line[]</c>.</summary>
internal static class TypeNames
{
    // The one that says most comes first.
    private static readonly Type[] s_streams = [typeof(IQueryable<>), typeof(IAsyncEnumerable<>), typeof(IEnumerable<>)];

    public static string Of(Type type)
    {
        var text = new StringBuilder();
        Append(text, type, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type, int depth)
    {
        if (type.IsArray)
        {
            Append(text, type.GetElementType()!, depth);
            text.Append('[').Append(',', type.GetArrayRank() - 1).Append(']');
        }
        else if (Keyword(type) is { } keyword)
        {
            text.Append(keyword);
        }
        else if (depth < 4)
        {
            AppendNamed(text, Readable(type), depth);
        }
        else
        {
            text.Append('…');
        }
    }

    private static void AppendNamed(StringBuilder text, Type type, int depth)
    {
        if (type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            text.Append("anonymous type");
            return;
        }

        if (type is { IsNested: true, IsGenericParameter: false, DeclaringType: { IsGenericType: false } outer })
        {
            Append(text, outer, depth + 1);
            text.Append('.');
        }

        var name = type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        text.Append(tick < 0 ? name : name.AsSpan(0, tick));
        if (tick >= 0)
        {
            AppendArguments(text, type.GetGenericArguments(), depth + 1);
        }
    }

    private static void AppendArguments(StringBuilder text, Type[] arguments, int depth)
    {
        text.Append('<');
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i > 0)
            {
                text.Append(", ");
            }

            Append(text, arguments[i], depth);
        }

        text.Append('>');
    }

    /// <summary>An iterator or a task's state machine is named by what it stands for.</summary>
    private static Type Readable(Type type)
    {
        if (typeof(Task).IsAssignableFrom(type))
        {
            return TaskOf(type);
        }

        // C# begins such a name with an angle bracket, F# has the line after an at sign.
        var isSynthesized = type.Name.StartsWith('<') || type.Name.Contains('@', StringComparison.Ordinal) || type.Namespace is "System.Linq" or "Langfuse.Observe.Runtime.Streams";
        return isSynthesized && !type.Name.StartsWith("<>f__", StringComparison.Ordinal) ? StreamOf(type) ?? type : type;
    }

    private static Type TaskOf(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate == typeof(Task) || (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(Task<>)))
            {
                return candidate.IsGenericType && candidate.GetGenericArguments()[0].Name == "VoidTaskResult" ? typeof(Task) : candidate;
            }
        }

        return type;
    }

    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A trimmed interface only makes the name less readable.")]
    private static Type? StreamOf(Type type)
    {
        var streams = Array.FindAll(type.GetInterfaces(), candidate => candidate.IsGenericType && Array.IndexOf(s_streams, candidate.GetGenericTypeDefinition()) >= 0);
        return streams.MinBy(static candidate => Array.IndexOf(s_streams, candidate.GetGenericTypeDefinition()));
    }

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Char => "char",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };
}
