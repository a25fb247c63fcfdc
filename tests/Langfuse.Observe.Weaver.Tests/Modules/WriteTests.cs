using System.Security.Cryptography;
using Langfuse.Observe.Weaver.Modules;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Modules;

/// <summary>The file: replaced whole or not at all, the same bytes for the same input, never woven twice.</summary>
public sealed class WriteTests
{
    private const string Shop = "class Shop { [Observe] public static int Double(int x) => x * 2; [Observe] static async Task<int> A() { await Task.Yield(); return 1; } }";

    [Fact]
    public void SameInput_SameBytes()
    {
        var snippet = new Snippet(Shop);
        var first = snippet.Weave();
        var second = snippet.Weave();

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(first, ".pdb")), File.ReadAllBytes(Path.ChangeExtension(second, ".pdb")));
    }

    [Fact]
    public void WovenAssembly_WovenAgain_IsLeftAsItIs()
    {
        var path = new Snippet(Shop).Weave();
        var before = File.ReadAllBytes(path);

        var result = Weaving.Weave(path);

        Assert.False(result.IsWritten);
        Assert.Equal("LFO2003", Assert.Single(result.Findings).Rule.Id);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void WovenAssembly_HasTheTimeOfTheCompiler()
    {
        var path = new Snippet(Shop).Compile();
        var compiled = new DateTime(2024, 5, 6, 7, 8, 10, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, compiled);

        Assert.True(Weaving.Weave(path).IsWritten);

        Assert.Equal(compiled, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void AssemblyWithoutObserve_IsLeftAsItIs()
    {
        var path = new Snippet("class Shop { static int Double(int x) => x * 2; }").Compile();
        var before = File.ReadAllBytes(path);

        var result = Weaving.Weave(path);

        Assert.False(result.IsWritten);
        Assert.Empty(result.Findings);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData((1 << 15) - 16, true)]
    [InlineData((1 << 15) - 5, true)]
    [InlineData((1 << 15) - 1, true)]
    [InlineData(70_000, true)]
    [InlineData(70_000, false)]
    public void Mention_IsFoundWhereverItStands(int offset, bool isThere)
    {
        var path = Path.Combine(ScratchFolder.New(), "File.dll");
        File.WriteAllText(path, new string('O', offset) + (isThere ? "ObserveAttribute" : "ObserveAttribut"));

        Assert.Equal(isThere, Mention.MayStandIn(path));
    }

    [Fact]
    public void RefusedMember_FailsEachTimeAndLeavesTheFile()
    {
        var path = new Snippet("class Shop { [Observe] Shop() { } [Observe] static int Double(int x) => x * 2; }").Compile();
        var before = File.ReadAllBytes(path);

        Assert.True(Weaving.Weave(path).HasErrors);
        Assert.True(Weaving.Weave(path).HasErrors);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(path)!).Length);
    }

    [Theory]
    [InlineData("not an assembly at all, though it says ObserveAttribute")]
    [InlineData("MZ ObserveAttribute")]
    public void UnreadableFile_IsNamedAndLeft(string content)
    {
        var path = Path.Combine(ScratchFolder.New(), "Broken.dll");
        File.WriteAllText(path, content);

        var finding = Assert.Single(Weaving.Weave(path).Findings);

        Assert.Equal("LFO2002", finding.Rule.Id);
        Assert.Contains("Broken.dll", finding.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void MixedModeAssembly_IsRefusedAndLeft()
    {
        var path = new Snippet(Shop).Compile();
        var bytes = File.ReadAllBytes(path);

        // The flags of the CLI header, whose address is in the fifteenth data directory of the optional header (ECMA-335 II.25.3.3).
        using (var pe = new System.Reflection.PortableExecutable.PEReader(new MemoryStream(bytes)))
        {
            bytes[pe.PEHeaders.CorHeaderStartOffset + 16] &= 0xfe;
        }

        File.WriteAllBytes(path, bytes);
        var finding = Assert.Single(Weaving.Weave(path).Findings);

        Assert.Equal("LFO2002", finding.Rule.Id);
        Assert.Contains("machine code", finding.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void SymbolsOfAnotherBuild_AreRefusedAndLeft()
    {
        var path = new Snippet(Shop).Compile();
        File.Copy(Path.ChangeExtension(new Snippet("class Other { static int F() => 1; }").Compile(), ".pdb"), Path.ChangeExtension(path, ".pdb"), overwrite: true);
        var before = File.ReadAllBytes(path);

        Assert.Equal("LFO2002", Assert.Single(Weaving.Weave(path).Findings).Rule.Id);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void KeyFile_SignsAgain()
    {
        var key = Path.Combine(ScratchFolder.New(), "key.snk");
        using (var rsa = new RSACryptoServiceProvider(2048))
        {
            File.WriteAllBytes(key, rsa.ExportCspBlob(includePrivateParameters: true));
        }

        var unwoven = new Snippet(Shop) { KeyFile = key };
        var path = unwoven.Weave(options => options with { KeyFile = key });

        Assert.NotEmpty(System.Reflection.AssemblyName.GetAssemblyName(path).GetPublicKeyToken()!);
        Assert.True(StrongName.IsValid(unwoven.Compile()));
        Assert.True(StrongName.IsValid(path));
    }

    [Theory]
    [InlineData("Snippet.dll.lfo-new")]
    [InlineData("Snippet.pdb.lfo-new")]
    public void KilledBeforeBothFilesWereWritten_NextWeaveStartsAnew(string halfFile)
    {
        var path = new Snippet(Shop).Compile();
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, halfFile), "half");

        Assert.True(Weaving.Weave(path).IsWritten);

        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(path)!).Length);
        Assert.Equal(4, new LoadedAssembly(path).Method("Shop", "Double").Invoke(null, [2]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void KilledBetweenTheTwoRenames_NextWeaveFinishes(bool symbolsAreInPlace)
    {
        var path = new Snippet(Shop).Compile();
        var symbols = Path.ChangeExtension(path, ".pdb");
        var woven = new Snippet(Shop).Weave();
        File.Copy(woven, path + ".lfo-ready");
        File.Copy(Path.ChangeExtension(woven, ".pdb"), symbolsAreInPlace ? symbols : symbols + ".lfo-new", overwrite: true);

        var result = Weaving.Weave(path);

        Assert.Equal("LFO2003", Assert.Single(result.Findings).Rule.Id);
        Assert.Equal(File.ReadAllBytes(woven), File.ReadAllBytes(path));
        Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(woven, ".pdb")), File.ReadAllBytes(symbols));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(path)!).Length);
    }

    [Fact]
    public void KilledThenCompiledAgain_WhatWasReadyIsThrownAway()
    {
        var path = new Snippet(Shop).Compile();
        File.WriteAllText(path + ".lfo-ready", "of yesterday");
        File.SetLastWriteTimeUtc(path + ".lfo-ready", DateTime.UtcNow.AddHours(-1));

        WriteJournal.Recover(path);

        Assert.False(File.Exists(path + ".lfo-ready"));
        Assert.True(Weaving.Weave(path).IsWritten);
    }
}
