using System.Collections.Immutable;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.Generators.Scores;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Runs every analyzer over a program, as a build would.</summary>
internal static class TestCompilation
{
    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers { get; } =
        [.. typeof(LangfuseAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LangfuseAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static CSharpCompilation Create(TestProgram program)
    {
        var trees = program.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Path))
            .Append(CSharpSyntaxTree.ParseText(Sources.Usings, Parsing, "Usings.cs")).ToList();
        return CSharpCompilation.Create("Program", trees, References.For(program.AllText), Options(program.Kind));
    }

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Preview);

    public static CSharpCompilationOptions Options(OutputKind kind) =>
        new(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    public static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(TestProgram program, bool mustCompile = true)
    {
        var compilation = Create(program);
        if (mustCompile)
        {
            var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            Assert.True(errors.Count == 0, string.Join('\n', errors) + "\n" + program.AllText);
        }

        return await ReportsAsync(compilation, program);
    }

    /// <summary>Runs the analyzers that can report a rule of a family (<c>LFO5</c>); all of them when none is named.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Compilation compilation, TestProgram program, string? family = null)
    {
        var failures = new List<string>();
        var analysis = compilation.WithAnalyzers(
            family is null ? AllAnalyzers : [.. AllAnalyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id.StartsWith(family, StringComparison.Ordinal)))],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([.. program.AdditionalFiles.Select(file => (AdditionalText)new TextFile(file.Path, file.Text))], new ConfigOptions(program.Config)),
                (exception, analyzer, _) => failures.Add($"{analyzer.GetType().Name}: {exception}"),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        var reports = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.True(failures.Count == 0, string.Join('\n', failures) + "\n" + program.AllText);
        return [.. reports.OrderBy(report => report.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(report => report.Location.SourceSpan.Start)];
    }

    /// <summary>What the generator says of the program's score vocabulary. What it generates is left out: the programs have their own classes of that name.</summary>
    public static IReadOnlyList<Diagnostic> VocabularyReports(TestProgram program, Compilation compilation) => program.AdditionalFiles.Count == 0 ? [] :
        CSharpGeneratorDriver.Create([new ScoresGenerator().AsSourceGenerator()], [.. program.AdditionalFiles.Select(static file => (AdditionalText)new TextFile(file.Path, file.Text))], Parsing)
            .RunGenerators(compilation).GetRunResult().Diagnostics;

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class ConfigOptions(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
