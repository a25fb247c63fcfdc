namespace Langfuse.Observe.Weaver;

/// <summary>What one run of the weaver is asked to do.</summary>
/// <param name="AssemblyPath">The compiled assembly, replaced in place.</param>
internal sealed record WeaveOptions(string AssemblyPath)
{
    /// <summary>The assemblies that the compiler referenced; opened only when a type of theirs must be looked at.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Our own packages among the references, as NuGet restored them; empty where they are project references.</summary>
    public IReadOnlyList<PackageVersion> Packages { get; init; } = [];

    /// <summary>Where the build report goes; null for none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The strong name key to sign with again; null when the assembly is not signed, or only for show.</summary>
    public string? KeyFile { get; init; }

    /// <summary>False only looks for uses of <c>[Observe]</c> that would record nothing.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Observe every method that can be, as if each carried <c>[Observe]</c>.</summary>
    public bool WeaveAll { get; init; }
}
