using Langfuse.Observe.Capture.Known;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>What kind of thing a type is to capture; the same answers as the runtime's <c>KnownTypes</c>.</summary>
internal static class KnownTypes
{
    private static readonly string[] s_opaqueBases =
    [
        "System.Threading.Tasks.Task", "System.Linq.Expressions.Expression", "System.Exception", "System.Reflection.MemberInfo",
        "System.Collections.IEnumerable", "System.Collections.Generic.IAsyncEnumerable", "System.Text.Json.Nodes.JsonNode", "System.Text.Json.JsonDocument",
        "Langfuse.Observe.Observation",
    ];

    /// <summary>Left out of objects wherever the static type says so.</summary>
    public static bool IsLeftOut(ITypeSymbol type) => IsAny(type, static candidate => NeverCaptured.Has(MetadataName(candidate)));

    /// <summary>Not written member by member: code, or data that the runtime knows by itself.</summary>
    public static bool IsOpaque(ITypeSymbol type) =>
        IsLeftOut(type) || IsAny(type, static candidate => Array.IndexOf(s_opaqueBases, NameOf(candidate)) >= 0) || NeverCaptured.IsService(type.ContainingNamespace?.ToDisplayString());

    /// <summary>Whether the platform has the type and capture knows it: JSON nodes are enumerable too.</summary>
    public static bool IsOpaqueOfThePlatform(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.Text", StringComparison.Ordinal) || space.StartsWith("System.Collections", StringComparison.Ordinal)
            || space.StartsWith("System.Xml", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions.Primitives", StringComparison.Ordinal));

    public static bool IsFramework(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib" or "Microsoft.Win32.Primitives");

    /// <summary>The full name without type arguments.</summary>
    public static string NameOf(ITypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name : type.Name;

    /// <summary>The name that reflection gives the definition: with arity, and nested ones after a plus.</summary>
    public static string MetadataName(ITypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataName(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    private static bool IsAny(ITypeSymbol type, Func<ITypeSymbol, bool> isMeant)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (isMeant(candidate))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => isMeant(contract));
    }
}
