using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>C# source that is compiled for a test.</summary>
internal sealed record Snippet(string Source)
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. Directory.GetFiles(TestAssembly.ReferencePack, "*.dll").Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(ObserveAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Testing.LangfuseRecorder).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Snippet).Assembly.Location),
    ];

    public string Name { get; init; } = "Snippet";

    public bool IsRelease { get; init; }

    public bool IsExecutable { get; init; }

    /// <summary>Null writes no symbols.</summary>
    public DebugInformationFormat? Symbols { get; init; } = DebugInformationFormat.PortablePdb;

    public string? KeyFile { get; init; }

    /// <summary>Writes the source into the symbols, and this as their source link; null does neither.</summary>
    public string? SourceLink { get; init; }

    public bool IsRuntimeAsync { get; init; }

    /// <summary>Files beside the first, as they are.</summary>
    public IReadOnlyList<string> MoreFiles { get; init; } = [];

    /// <summary>What the weaver gets as the compiler's references.</summary>
    public static IReadOnlyList<string> References { get; } = [.. s_references.Select(reference => reference.Display!)];

    /// <summary>Compiles to a folder of its own.</summary>
    /// <returns>The path of the assembly.</returns>
    public string Compile(string? folder = null)
    {
        var path = Path.Combine(folder ?? ScratchFolder.New(), Name + ".dll");
        using var assembly = File.Create(path);
        using var symbols = Symbols == DebugInformationFormat.PortablePdb ? File.Create(Path.ChangeExtension(path, ".pdb")) : null;
        var compilation = Compilation();
        var result = compilation.Emit(assembly, symbols, options: Symbols is { } format
            ? new EmitOptions(debugInformationFormat: format, pdbFilePath: Name + ".pdb")
            : null,
            sourceLinkStream: SourceLink is { } link ? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(link)) : null,
            embeddedTexts: SourceLink is null ? null : compilation.SyntaxTrees.Select(tree => EmbeddedText.FromSource(tree.FilePath, tree.GetText())));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return path;
    }

    private CSharpCompilation Compilation()
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(IsRuntimeAsync ? LanguageVersion.Preview : LanguageVersion.CSharp14)
            .WithFeatures(IsRuntimeAsync ? [new("runtime-async", "on")] : []);
        var text = SourceText.From("using System; using System.Collections; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; using System.Runtime.CompilerServices; using Langfuse.Observe; using Langfuse.Observe.Weaver.Tests.Conformance;\n" + Source, System.Text.Encoding.UTF8);
        return CSharpCompilation.Create(
            Name,
            [
                CSharpSyntaxTree.ParseText(text, parse, "/source/" + Name + ".cs"),
                .. MoreFiles.Select((file, index) => CSharpSyntaxTree.ParseText(SourceText.From(file, System.Text.Encoding.UTF8), parse, $"/source/File{index}.cs")),
            ],
            s_references,
            new CSharpCompilationOptions(IsExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithOptimizationLevel(IsRelease ? OptimizationLevel.Release : OptimizationLevel.Debug)
                .WithAllowUnsafe(true)
                .WithDeterministic(true)
                .WithNullableContextOptions(NullableContextOptions.Disable)
                .WithStrongNameProvider(new DesktopStrongNameProvider())
                .WithCryptoKeyFile(KeyFile)
                // Runtime-async is a preview.
                .WithSpecificDiagnosticOptions([new("SYSLIB5007", ReportDiagnostic.Suppress)]));
    }
}
