using System.Reflection;
using System.Xml.Linq;

namespace Langfuse.Observe.EndToEnd.Tests.Repository;

/// <summary>A package is there for a reason that stands in <c>docs/dependencies.md</c>, and no version waits for a package that nobody uses.</summary>
public sealed class DependencyTests
{
    private static readonly string s_root = typeof(DependencyTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RepositoryRoot").Value!;

    [Fact]
    public void EveryReferencedPackage_HasItsReasonInTheDocumentation()
    {
        var reasons = File.ReadAllText(Path.Combine(s_root, "docs", "dependencies.md"));

        var used = Files("*.csproj").Concat(Files("*.props")).Concat(Files("*.targets")).SelectMany(file => Includes(file, "PackageReference")).Distinct().ToList();

        Assert.NotEmpty(used);
        Assert.All(used, package => Assert.Contains(package, reasons, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryCentralVersion_IsUsed()
    {
        var locks = string.Concat(Files("packages.lock.json").Select(File.ReadAllText));

        var versions = Includes(Path.Combine(s_root, "Directory.Packages.props"), "PackageVersion").ToList();

        Assert.NotEmpty(versions);
        Assert.All(versions, package => Assert.Contains($"\"{package}\":", locks, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Includes(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(s_root, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(s_root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));
}
