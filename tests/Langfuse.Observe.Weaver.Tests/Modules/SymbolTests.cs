using System.Reflection.PortableExecutable;
using Langfuse.Observe.Weaver.Tests.Conformance;
using Langfuse.Observe.Weaver.Tests.Support;
using Microsoft.CodeAnalysis.Emit;

namespace Langfuse.Observe.Weaver.Tests.Modules;

/// <summary>What debuggers read is what the compiler wrote.</summary>
public sealed class SymbolTests
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    [InlineData("runtime-async")]
    public void Tables_OfEveryKind_AreThoseOfTheUnwoven(string name)
    {
        var build = (name switch { "Debug" => Build.Debug, "Release" => Build.Release, _ => Build.RuntimeAsync }).Value;
        var expected = PdbTables.Read(build.Unwoven.Path);
        var actual = PdbTables.Read(build.Woven.Path);

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, method => Assert.Equal(method.Value, actual[method.Key]));
        Assert.True(expected.Count > 300);
    }

    [Fact]
    public void ModuleInformation_IsThatOfTheUnwoven()
    {
        var build = Build.Release.Value;

        Assert.Equal(PdbTables.ReadModule(build.Unwoven.Path), PdbTables.ReadModule(build.Woven.Path));
    }

    [Fact]
    public void EmbeddedSymbols_StayEmbedded()
    {
        var snippet = new Snippet("class C { [Observe] static int M(int x) { return x + 1; } }") { Symbols = DebugInformationFormat.Embedded };
        var expected = PdbTables.Read(snippet.Compile());

        var path = snippet.Weave();

        Assert.False(File.Exists(Path.ChangeExtension(path, ".pdb")));
        Assert.Equal(expected, PdbTables.Read(path));
    }

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb)]
    [InlineData(DebugInformationFormat.Embedded)]
    public void SourceLinkAndEmbeddedSource_AreKept(DebugInformationFormat format)
    {
        const string Link = "{\"documents\":{\"/source/*\":\"https://example.com/*\"}}";
        var snippet = new Snippet("class C { [Observe] static int M(int x) { return x + 1; } }") { Symbols = format, SourceLink = Link };
        var unwoven = PdbTables.ReadModule(snippet.Compile());

        var woven = PdbTables.ReadModule(snippet.Weave());

        Assert.Equal(unwoven, woven);
        Assert.Contains(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Link)), woven, StringComparison.Ordinal);
        Assert.Contains("0e8a571b-6926-466e-b4ad-8ab04611f5fe", woven, StringComparison.Ordinal);
    }

    [Fact]
    public void NoSymbols_NoneAreMade()
    {
        var path = new Snippet("class C { [Observe] static int M(int x) { return x + 1; } }") { Symbols = null }.Weave();

        Assert.False(File.Exists(Path.ChangeExtension(path, ".pdb")));
        Assert.Equal(1, new LoadedAssembly(path).Method("C", "M").Invoke(null, [0]));
    }

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb)]
    [InlineData(DebugInformationFormat.Embedded)]
    public void DebugDirectory_KeepsThePathAndTheEntriesOfTheCompiler(DebugInformationFormat format)
    {
        var snippet = new Snippet("class C { [Observe] static int M(int x) { return x + 1; } }") { Symbols = format };

        Assert.Equal(DebugDirectory(snippet.Compile()), DebugDirectory(snippet.Weave()));
    }

    private static string DebugDirectory(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var entries = pe.ReadDebugDirectory();
        var codeView = entries.Where(entry => entry.Type == DebugDirectoryEntryType.CodeView).Select(pe.ReadCodeViewDebugDirectoryData);
        return string.Join(',', entries.Select(entry => entry.Type.ToString()).Order(StringComparer.Ordinal)) + " " + string.Join(',', codeView.Select(data => data.Path));
    }
}
