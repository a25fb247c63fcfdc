using System.Reflection;

// Recording is on or off for the whole process: cells that measure "off" must not run beside tests that record.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>What the build tells the tests.</summary>
internal static class TestAssembly
{
    public static string ReferencePack => Metadata("ReferencePack");

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    private static string Metadata(string key) => typeof(TestAssembly).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
