using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Which calls of other assemblies fail in practice: those that leave the process, and those that read what somebody wrote.</summary>
internal static class Fallible
{
    private static readonly string[] s_namespaces = ["System.IO", "System.Net", "System.Text.Json", "System.Data", "System.Xml", "Microsoft.Extensions.AI", "Microsoft.Data", "Microsoft.EntityFrameworkCore"];

    // In those namespaces, and nothing that fails: text in memory, the console, paths.
    private static readonly string[] s_safeTypes =
        ["TextWriter", "TextReader", "StringWriter", "StringReader", "Path", "MemoryStream", "JsonElement", "JsonSerializerOptions", "WebUtility", "BinaryData", "JsonNode", "JsonObject", "JsonArray"];

    private static readonly string[] s_safeNames = ["Exists", "Dispose", "DisposeAsync", "Close", "ToString", "GetEnumerator", "GetAsyncEnumerator", "Add", "ConfigureAwait", "EnumerateArray"];

    private static readonly string[] s_verbs = ["Parse", "Deserialize", "Load", "Open", "Connect", "Execute", "Query", "Complete", "Generate", "Send", "Post", "Invoke", "Fetch", "Download", "Upload"];

    public static bool CanThrow(IMethodSymbol method)
    {
        var space = method.ContainingNamespace?.ToDisplayString() ?? "";
        if (s_namespaces.Any(fallible => space.StartsWith(fallible, StringComparison.Ordinal)))
        {
            return method.MethodKind == MethodKind.Ordinary && !s_safeTypes.Contains(method.ContainingType.Name) && !s_safeNames.Contains(method.Name);
        }

        if (space.StartsWith("System", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
        {
            return method is { Name: "Parse" or "ParseExact", ContainingNamespace.Name: "System" } or { Name: "ThrowIfCancellationRequested" }
                or { Name: "Start", IsStatic: true, ContainingType.Name: "Process" };
        }

        // Of a library that nobody knows here, what waits for something, and what says so.
        return method.MethodKind == MethodKind.Ordinary
            && (IsTask(method.ReturnType) || s_verbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)));
    }

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" or "IAsyncEnumerable" && type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true;
}
