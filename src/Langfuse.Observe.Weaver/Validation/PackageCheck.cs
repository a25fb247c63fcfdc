using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Validation;

/// <summary>Our packages are built for each other: those of two versions meet methods at run time that are not there.</summary>
internal static class PackageCheck
{
    public static IEnumerable<Finding> Check(IReadOnlyList<PackageVersion> packages)
    {
        if (packages.FirstOrDefault(package => package.Id == "Langfuse.Observe") is not { } core)
        {
            return [];
        }

        return packages
            .Where(package => package.Version != core.Version)
            .Select(package => Finding.Of(WeavingRules.LFO2008_PackageVersionsDiffer, null, package.Id, package.Version, core.Version));
    }
}
