namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>The comma list of <c>[assembly: Observe(Namespaces = ...)]</c>: <c>App</c> is that namespace alone, <c>App.*</c> it and all below.</summary>
internal sealed class NamespacePatterns(string? list)
{
    private readonly string[]? _patterns = list?.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(pattern => pattern.Trim()).ToArray();

    /// <summary>Without a list, every namespace matches.</summary>
    public bool Match(string name) => _patterns is null || _patterns.Any(pattern => Match(pattern, name));

    private static bool Match(string pattern, string name)
    {
        if (pattern == "*" || pattern == name)
        {
            return true;
        }

        if (!pattern.EndsWith(".*", StringComparison.Ordinal))
        {
            return false;
        }

        var parent = pattern.Substring(0, pattern.Length - 2);
        return name == parent || name.StartsWith(parent + ".", StringComparison.Ordinal);
    }
}
