namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>One <c>[assembly: Observe]</c>.</summary>
internal sealed record AssemblyScope(NamespacePatterns Patterns, ObserveSettings Settings)
{
    /// <summary>All of them, in the order in which they stand: the first whose patterns match decides.</summary>
    public static IReadOnlyList<AssemblyScope> Of(AssemblyDefinition assembly) =>
    [
        .. ObserveMarks.All(assembly, "ObserveAttribute").Select(ObserveSettings.Read)
            .Select(settings => new AssemblyScope(new NamespacePatterns(settings.Namespaces), settings)),
    ];
}
