using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>The fixes of one rule, one by one and all at once in a document, a project and a solution.</summary>
internal sealed class FixTest : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    private readonly Rule _rule;

    private FixTest(Rule rule, TestProgram before, TestProgram after)
    {
        _rule = rule;
        ReferenceAssemblies = FrameworkState.NoPackages;
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        // A rule that needs the whole compilation reports at its end, which the framework calls non-local.
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        FrameworkState.Fill(TestState, before);
        FrameworkState.Fill(FixedState, after);
        FixedState.AdditionalReferences.Clear();
        DisabledDiagnostics.AddRange(GetDiagnosticAnalyzers().SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id).Where(id => id != rule.Id));
    }

    /// <summary>A test that expects what the rule reports in the program, at least once, and none of it after the fix.</summary>
    public static async Task<FixTest> OfAsync(Rule rule, TestProgram before, TestProgram after)
    {
        var test = new FixTest(rule, before, after);
        foreach (var report in (await TestCompilation.ReportsAsync(before)).Where(report => report.Id == rule.Id))
        {
            test.TestState.ExpectedDiagnostics.Add(Expected(report));
        }

        Assert.True(test.TestState.ExpectedDiagnostics.Count > 0, $"{rule.Id} is not reported in\n{before.AllText}");
        return test;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
        TestCompilation.AllAnalyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == _rule.Id));

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => VerifyFix.AllFixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(_rule.Id));

    protected override ParseOptions CreateParseOptions() => TestCompilation.Parsing;

    protected override CompilationOptions CreateCompilationOptions() => TestCompilation.Options(OutputKind.DynamicallyLinkedLibrary);

    private static DiagnosticResult Expected(Diagnostic report)
    {
        var place = report.Location.GetLineSpan();
        return new DiagnosticResult(report.Descriptor).WithSpan(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, place.EndLinePosition.Line + 1, place.EndLinePosition.Character + 1)
            .WithMessage(report.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
    }
}
