using Langfuse.Observe.Analyzers;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Every analyzer over a program in which the reports are marked: <c>[|code|]</c> for the rule under test, <c>{|LFO5002:code|}</c> for another.</summary>
internal sealed class RuleTest : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
{
    private readonly Rule? _rule;

    public RuleTest(Rule? rule, TestProgram program)
    {
        _rule = rule;
        ReferenceAssemblies = FrameworkState.NoPackages;
        // The framework's second runs, suppressed and as generated code, ask what Roslyn does and not what the rules do.
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        FrameworkState.Fill(TestState, program);
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => TestCompilation.AllAnalyzers;

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).FirstOrDefault(descriptor => descriptor.Id == _rule?.Id);

    protected override ParseOptions CreateParseOptions() => TestCompilation.Parsing;

    protected override CompilationOptions CreateCompilationOptions() => TestCompilation.Options(OutputKind.DynamicallyLinkedLibrary);
}
