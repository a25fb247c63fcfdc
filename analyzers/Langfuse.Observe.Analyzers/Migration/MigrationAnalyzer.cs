using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Migration;

/// <summary>LFO1050 and LFO1051: tracing by hand around a whole method, which an attribute does better.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationAnalyzer() : LangfuseAnalyzer(UsageRules.LFO1050_ActivityBoilerplate, UsageRules.LFO1051_CommunitySdk)
{
    private static readonly string[] s_communityStarts = ["CreateSpan", "CreateGeneration", "CreateEmbedding", "CreateToolCall", "CreateAgent"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.MethodDeclaration);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if ((WholeBody.Of(declaration) ?? WholeBody.OfTry(declaration)) is not { Call.Expression: MemberAccessExpressionSyntax } whole
            || (whole.Callee != "StartActivity" && Array.IndexOf(s_communityStarts, whole.Callee) < 0)
            || context.SemanticModel.GetSymbolInfo(whole.Call, context.CancellationToken).Symbol is not IMethodSymbol called
            || context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method
            || symbols.Observed.Has(method) || method.Name == "Main")
        {
            return;
        }

        if (IsActivitySource(called.ContainingType) && !JoinsAnotherTrace(whole.Call))
        {
            context.ReportDiagnostic(UsageRules.LFO1050_ActivityBoilerplate.At(whole.Call, Display.Name(method)));
        }
        else if (called.ContainingNamespace?.ToDisplayString().StartsWith("zborek.Langfuse", StringComparison.Ordinal) == true)
        {
            context.ReportDiagnostic(UsageRules.LFO1051_CommunitySdk.At(whole.Call, Display.Name(method), called.Name));
        }
    }

    private static bool IsActivitySource(INamedTypeSymbol type) =>
        type is { Name: "ActivitySource", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } };

    /// <summary>A parent, links or a start time that are given by hand have no place in an attribute; nor has a server's or a consumer's activity.</summary>
    private static bool JoinsAnotherTrace(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Count > 2
        || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not (null or LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)
        || call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null && argument.NameColon.Name.Identifier.ValueText is not ("name" or "kind"))
        || (call.ArgumentList.Arguments.Count == 2
            && call.ArgumentList.Arguments[1].Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Internal" or "Client" });
}
