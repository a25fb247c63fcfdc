using System.Reflection;
using System.Text.RegularExpressions;

namespace Langfuse.Observe.EndToEnd.Tests.Repository;

/// <summary>Every test that <c>docs/hard-cases.md</c> names is there.</summary>
public sealed partial class HardCaseTests
{
    private static readonly string s_root = typeof(HardCaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepositoryRoot").Value!;

    [Fact]
    public void EveryNamedTest_Exists()
    {
        var named = Named().Matches(File.ReadAllText(Path.Combine(s_root, "docs", "hard-cases.md"))).Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).ToList();
        var sources = Directory.EnumerateFiles(Path.Combine(s_root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, File.ReadAllText);

        Assert.True(named.Count > 100, $"{named.Count} tests are named");
        Assert.All(named, test => Assert.Contains(sources[test.Class], source => source.Contains($" {test.Method}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`([A-Z][A-Za-z]+Tests)\.([A-Za-z0-9_]+)`")]
    private static partial Regex Named();
}
