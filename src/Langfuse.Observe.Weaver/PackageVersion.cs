using Microsoft.Build.Framework;

namespace Langfuse.Observe.Weaver;

/// <summary>One of our own packages at the version that a project got.</summary>
/// <param name="Id">The package, such as <c>Langfuse.Observe.Client</c>.</param>
/// <param name="Version">Its version.</param>
internal sealed record PackageVersion(string Id, string Version)
{
    /// <summary>The package that a reference came from, or null when it is not one of ours.</summary>
    public static PackageVersion? Of(ITaskItem reference)
    {
        // NuGet leaves both on the assemblies that it resolves.
        var id = reference.GetMetadata("NuGetPackageId");
        return id == "Langfuse.Observe" || id.StartsWith("Langfuse.Observe.", StringComparison.Ordinal)
            ? new PackageVersion(id, reference.GetMetadata("NuGetPackageVersion"))
            : null;
    }
}
