using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5008: a program observes methods and nothing in it starts Langfuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeverConfiguredAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5008_NeverConfigured)
{
    private static readonly string[] s_testFrameworks =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        if (!symbols.IsProgram || context.Compilation.GetEntryPoint(context.CancellationToken) is not { } entry || SomebodyElseMay(context.Compilation))
        {
            return;
        }

        var found = new Findings();
        context.RegisterSyntaxNodeAction(node => found.Look(symbols, (AttributeSyntax)node.Node), SyntaxKind.Attribute);
        context.RegisterSyntaxNodeAction(node => found.Look((MemberAccessExpressionSyntax)node.Node), SyntaxKind.SimpleMemberAccessExpression);
        context.RegisterSyntaxNodeAction(node => found.Look((UsingDirectiveSyntax)node.Node), SyntaxKind.UsingDirective);
        context.RegisterCompilationEndAction(end =>
        {
            if (found is { Observes: true, Configures: false })
            {
                end.ReportDiagnostic(FlushRules.LFO5008_NeverConfigured.At(Place(entry)));
            }
        });
    }

    /// <summary><c>x.AddLangfuse</c>, <c>LangfuseClient.Start</c>, and whatever starts one of the other ways to record.</summary>
    private static bool IsStart(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText switch
    {
        "AddLangfuse" => true,
        "Start" => Type(access) is "LangfuseClient" or "LangfuseRecorder",
        _ => Type(access) is "LangfuseRunSink",
    };

    private static string? Type(MemberAccessExpressionSyntax access) => access.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>A test runner, or a referenced project that knows the client, may start it.</summary>
    private static bool SomebodyElseMay(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static name => s_testFrameworks.Contains(name.Name))
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly =>
            !assembly.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Langfuse.Observe.Client")));

    private static Location Place(IMethodSymbol entry) => entry.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        CompilationUnitSyntax unit when unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault() is { } first => first.GetFirstToken().GetLocation(),
        _ => entry.Locations.FirstOrDefault() ?? Location.None,
    };

    /// <summary>What many threads look for at once. They write true and nothing else: who writes back what he read may undo another's find.</summary>
    private sealed class Findings
    {
        public bool Observes { get; private set; }

        public bool Configures { get; private set; }

        public void Look(LangfuseSymbols symbols, AttributeSyntax attribute)
        {
            if (symbols.Aliases.Attribute(attribute) == "Observe")
            {
                Observes = true;
            }
        }

        public void Look(MemberAccessExpressionSyntax access)
        {
            if (IsStart(access))
            {
                Configures = true;
            }
        }

        public void Look(UsingDirectiveSyntax directive)
        {
            if (SyntaxNames.Last(directive.NamespaceOrType) == "LangfuseClient")
            {
                Configures = true;
            }
        }
    }
}
