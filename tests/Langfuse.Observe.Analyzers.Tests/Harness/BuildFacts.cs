using System.Reflection;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>What the build handed in: where the reference assemblies and the repository are.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot { get; } = Of("RepositoryRoot");

    public static string RefPack(string name)
    {
        var pack = Path.Combine(Of("RefPacks"), name);
        var version = Path.Combine(pack, Of("RefPackVersion"));
        return Path.Combine(Directory.Exists(version) ? version : Directory.GetDirectories(pack, "10.*").Max()!, "ref", "net10.0");
    }

    private static string Of(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
