using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Langfuse.Observe.Weaver.Tests.Support;
using Microsoft.CodeAnalysis.Emit;

namespace Langfuse.Observe.Weaver.Tests.Modules;

/// <summary>Files, and what symbols say stands in them: also of types without code.</summary>
public sealed class DocumentTests
{
    private static readonly string[] s_files =
    [
        "public interface IFirst { int M(); }",
        "public enum Second { A, B }",
        "public class C { [Langfuse.Observe.Observe] public static int M(int x) { return x + 1; } }",
        "public delegate int Fourth(int x);",
        "public class D { public static int N() { return 1; } }",
        "public interface ISixth { } public struct Seventh { public int A; }",
    ];

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb)]
    [InlineData(DebugInformationFormat.Embedded)]
    public void FileOfAType_IsNeverAnother(DebugInformationFormat format)
    {
        var snippet = new Snippet("public class E { public static int O() { return 1; } }") { Symbols = format, MoreFiles = s_files };
        var unwoven = Read(snippet.Compile());

        var woven = Read(snippet.Weave());

        Assert.Contains("IFirst in /source/File0.cs", unwoven);
        Assert.Contains("M in /source/File2.cs", woven);
        Assert.Contains("N in /source/File4.cs", woven);
        Assert.Equal(unwoven, woven);
    }

    [Fact]
    public void SourceWithinTheSymbols_IsKeptOfEachFile()
    {
        var snippet = new Snippet("public class E { public static int O() { return 1; } }") { MoreFiles = s_files, SourceLink = "{}" };

        Assert.Equal(7, EmbeddedSources(snippet.Compile()));
        Assert.Equal(7, EmbeddedSources(snippet.Weave()));
    }

    private static int EmbeddedSources(string path)
    {
        var kind = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(path, ".pdb")));
        var symbols = provider.GetMetadataReader();
        return symbols.Documents.Count(document => symbols.GetCustomDebugInformation(document).Any(handle => symbols.GetGuid(symbols.GetCustomDebugInformation(handle).Kind) == kind));
    }

    private static List<string> Read(string path)
    {
        var kind = new Guid("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
        using var pe = new PEReader(File.OpenRead(path));
        Assert.True(pe.TryOpenAssociatedPortablePdb(path, File.OpenRead, out var provider, out _));
        using (provider)
        {
            var symbols = provider!.GetMetadataReader();
            var metadata = pe.GetMetadataReader();
            var documents = symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name)).ToList();
            var types = metadata.TypeDefinitions.SelectMany(type => symbols.GetCustomDebugInformation(type).Select(symbols.GetCustomDebugInformation)
                .Where(information => symbols.GetGuid(information.Kind) == kind)
                .Select(information => metadata.GetString(metadata.GetTypeDefinition(type).Name) + " in " + string.Join(',', Numbers(symbols, information.Value).Select(row => row >= 1 && row <= documents.Count ? documents[row - 1] : "no file, row " + row))));
            var methods = metadata.MethodDefinitions.Select(handle => (Method: metadata.GetMethodDefinition(handle), Debug: symbols.GetMethodDebugInformation(handle)))
                .Where(method => !method.Debug.Document.IsNil)
                .Select(method => metadata.GetString(method.Method.Name) + " in " + symbols.GetString(symbols.GetDocument(method.Debug.Document).Name));
            return [.. documents.Order(StringComparer.Ordinal), .. types, .. methods];
        }
    }

    private static List<int> Numbers(MetadataReader symbols, BlobHandle blob)
    {
        var reader = symbols.GetBlobReader(blob);
        var numbers = new List<int>();
        while (reader.RemainingBytes > 0)
        {
            numbers.Add(reader.ReadCompressedInteger());
        }

        return numbers;
    }
}
