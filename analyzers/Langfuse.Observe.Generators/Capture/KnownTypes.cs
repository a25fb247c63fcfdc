using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>What kind of thing a type is to capture; the same answers as the runtime's <c>KnownTypes</c>.</summary>
internal static class KnownTypes
{
    private static readonly string[] s_leftOutBases =
    [
        "System.Delegate", "System.IO.Stream", "System.IServiceProvider", "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.Extensions.Logging.ILogger",
    ];

    private static readonly string[] s_opaqueBases =
    [
        "System.Threading.Tasks.Task", "System.Linq.Expressions.Expression", "System.Exception", "System.Reflection.MemberInfo",
        "System.Collections.IEnumerable", "System.Collections.Generic.IAsyncEnumerable", "System.Text.Json.Nodes.JsonNode", "System.Text.Json.JsonDocument",
        "Langfuse.Observe.Observation", "Microsoft.EntityFrameworkCore.DbContext",
    ];

    private static readonly string[] s_opaqueNamespaces =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Http", "Microsoft.Data",
    ];

    /// <summary>Left out of objects wherever the static type says so.</summary>
    public static bool IsLeftOut(ITypeSymbol type) => NameOf(type) == "System.Threading.CancellationToken" || IsAny(type, s_leftOutBases);

    /// <summary>Not written member by member: code, or data that the runtime knows by itself.</summary>
    public static bool IsOpaque(ITypeSymbol type) =>
        IsLeftOut(type) || IsAny(type, s_opaqueBases) || Array.Exists(s_opaqueNamespaces, name => IsWithin(type.ContainingNamespace?.ToDisplayString(), name));

    public static bool IsFramework(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard" or "mscorlib" or "Microsoft.Win32.Primitives");

    /// <summary>The full name without type arguments.</summary>
    public static string NameOf(ITypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name : type.Name;

    private static bool IsAny(ITypeSymbol type, string[] names)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Array.IndexOf(names, NameOf(candidate)) >= 0)
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => Array.IndexOf(names, NameOf(contract)) >= 0);
    }

    private static bool IsWithin(string? candidate, string name) =>
        candidate is not null && candidate.StartsWith(name, StringComparison.Ordinal) && (candidate.Length == name.Length || candidate[name.Length] == '.');
}
