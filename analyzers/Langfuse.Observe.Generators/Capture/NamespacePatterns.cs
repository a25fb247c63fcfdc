using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>The namespaces that an assembly's <c>[Observe]</c> means: <c>App</c> alone, <c>App.*</c> with all below; none given means all.</summary>
internal sealed class NamespacePatterns(string[] patterns)
{
    public static NamespacePatterns Of(AttributeData observe)
    {
        var given = observe.NamedArguments.FirstOrDefault(static argument => argument.Key == "Namespaces").Value.Value as string;
        return new(given is null ? [] : [.. given.Split(',').Select(static pattern => pattern.Trim())]);
    }

    public bool Match(INamespaceSymbol space)
    {
        if (patterns.Length == 0)
        {
            return true;
        }

        var name = space.IsGlobalNamespace ? "" : space.ToDisplayString();
        return Array.Exists(patterns, pattern => pattern == name
            || (pattern.EndsWith(".*", StringComparison.Ordinal) && (name + ".").StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)));
    }
}
