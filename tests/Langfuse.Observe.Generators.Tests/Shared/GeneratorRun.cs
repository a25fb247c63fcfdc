using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Generators.Tests;

/// <summary>A small project in memory, run through the generators.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview, preprocessorSymbols: []);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Langfuse.Observe.dll" or "Langfuse.Observe.Client.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver, Compilation output, ImmutableArray<Diagnostic> diagnostics)
    {
        Input = input;
        Driver = driver;
        Output = output;
        Diagnostics = diagnostics;
    }

    public CSharpCompilation Input { get; }

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    /// <summary>What the generators reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorDriverRunResult Result => Driver.GetRunResult();

    /// <summary>The generated text, all files together.</summary>
    public string Text => string.Concat(Result.GeneratedTrees.Select(tree => tree.ToString()));

    public static CSharpCompilation Compile(string source, params MetadataReference[] more) =>
        CSharpCompilation.Create(
            "App" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Threading.Tasks; global using Langfuse.Observe; global using System.Text.Json.Serialization;", s_parseOptions, "Usings.cs"), CSharpSyntaxTree.ParseText(source, s_parseOptions, "App.cs")],
            [.. s_references, .. more],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public static GeneratorRun Of(string source, IIncrementalGenerator generator, params AdditionalText[] files) => Of(Compile(source), generator, null, files);

    public static GeneratorRun Of(CSharpCompilation input, IIncrementalGenerator generator, AnalyzerConfigOptionsProvider? options, params AdditionalText[] files)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], files, s_parseOptions, options, new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        return new(input, driver, output, diagnostics);
    }

    /// <summary>The same driver over a changed compilation.</summary>
    public GeneratorRun Again(CSharpCompilation input)
    {
        var driver = Driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var diagnostics);
        return new(input, driver, output, diagnostics);
    }

    public static CSharpCompilation AddFile(CSharpCompilation compilation, string source) =>
        compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, s_parseOptions, "More.cs"));

    /// <summary>Why the last run of each output of a step was what it was; none when nothing came to it.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        Result.Results.Single().TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    public Assembly Load() => Load(Output);

    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)) );
        image.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(image);
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return assembly;
    }
}
