using System.Reflection.PortableExecutable;
using Langfuse.Observe.Integration.Support;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Integration;

/// <summary>What a build leaves beside and inside the assembly stays what the compiler made it.</summary>
[Collection(nameof(PackageFeed))]
public sealed class CompilerOutputTests(PackageFeed feed)
{
    private const string Library = """
        using Langfuse.Observe;
        using System.Runtime.CompilerServices;

        [assembly: InternalsVisibleTo("Friend")]

        public class Shop
        {
            [Observe]
            internal static int Double(int amount) => amount * 2;

            [Observe]
            public static async Task<string> NameAsync()
            {
                await Task.Yield();
                return "tea";
            }
        }
        """;

    private static readonly string[] s_off = ["-p:LangfuseObserveEnabled=false", "-p:LangfuseObserveAllowDisabled=true"];

    [Fact]
    public async Task ReferenceAssembly_IsTheOneOfTheUnwovenBuild()
    {
        var consumer = feed.NewConsumer("Referenced", Library, properties: "<OutputType>Library</OutputType>");
        (await consumer.BuildAsync()).Succeeded();
        var woven = File.ReadAllBytes(Path.Combine(consumer.Intermediate(), "ref", "Referenced.dll"));
        Assert.Equal(2, consumer.Report().GetProperty("woven").GetInt32());

        (await consumer.BuildAsync(["--no-incremental", .. s_off])).Succeeded();

        Assert.Equal(File.ReadAllBytes(Path.Combine(consumer.Intermediate(), "ref", "Referenced.dll")), woven);
        Assert.DoesNotContain("<>lfo__", System.Text.Encoding.UTF8.GetString(woven), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameSourceInTwoFolders_SameBytes()
    {
        var first = await BuildDeterministicallyAsync("one");
        var second = await BuildDeterministicallyAsync("two");

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(first, ".pdb")), File.ReadAllBytes(Path.ChangeExtension(second, ".pdb")));
    }

    [Fact]
    public async Task FriendAssembly_CallsAnObservedInternalMethod()
    {
        var library = feed.NewConsumer("Library", Library, properties: "<OutputType>Library</OutputType>", beside: "friends");
        var consumer = feed.NewConsumer("Friend", """
            using Langfuse.Observe;
            using Langfuse.Observe.Testing;

            using var recorder = LangfuseRecorder.Start();
            Friend.Call();
            Console.Write(recorder.ToTree());

            static class Friend
            {
                [Observe]
                public static int Call() => Shop.Double(21);
            }
            """, "Langfuse.Observe.Testing", items: $"<ProjectReference Include=\"{library.ProjectFile}\" />", beside: "friends");

        (await consumer.BuildAsync()).Succeeded();

        Assert.Equal("span Call > 42\n  span Double < {\"amount\":21} > 42\n", (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("Signed", "", true)]
    [InlineData("PublicSigned", "<PublicSign>true</PublicSign>", false)]
    [InlineData("DelaySigned", "<DelaySign>true</DelaySign>", false)]
    public async Task StrongName_IsKept(string name, string properties, bool isSigned)
    {
        var consumer = feed.NewConsumer(name, Library.Replace("[assembly: InternalsVisibleTo(\"Friend\")]", "", StringComparison.Ordinal),
            properties: "<OutputType>Library</OutputType><SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>key.snk</AssemblyOriginatorKeyFile>" + properties, beside: "signed");
        using (var key = new System.Security.Cryptography.RSACryptoServiceProvider(2048))
        {
            File.WriteAllBytes(Path.Combine(consumer.Folder, "key.snk"), key.ExportCspBlob(includePrivateParameters: true));
        }

        (await consumer.BuildAsync(["--no-incremental", .. s_off])).Succeeded();
        var unwoven = Identity(consumer.Assembly());
        (await consumer.BuildAsync("--no-incremental")).Succeeded();

        Assert.Equal(2, consumer.Report().GetProperty("woven").GetInt32());
        Assert.Equal(unwoven, Identity(consumer.Assembly()));
        Assert.Equal(isSigned, StrongName.IsValid(consumer.Assembly()));
    }

    private async Task<string> BuildDeterministicallyAsync(string folder)
    {
        var consumer = feed.NewConsumer("Same", Library, properties: "<OutputType>Library</OutputType><PathMap>$(MSBuildProjectDirectory)=/source</PathMap>", beside: folder);
        (await consumer.BuildAsync("-c", "Release")).Succeeded();
        Assert.Equal(2, consumer.Report("Release").GetProperty("woven").GetInt32());
        return consumer.Assembly("Release");
    }

    /// <summary>The name with its public key, whether it says that it is signed, and how much room there is for a signature.</summary>
    private static string Identity(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var header = pe.PEHeaders.CorHeader!;
        return $"{System.Reflection.AssemblyName.GetAssemblyName(path).FullName} {header.Flags & CorFlags.StrongNameSigned} {header.StrongNameSignatureDirectory.Size}";
    }
}
