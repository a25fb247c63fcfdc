using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Analyzers.Usage;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6007 and LFO1014 where values are assigned to <c>LangfuseOptions</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionValueAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6007_EnvironmentPattern, UsageRules.LFO1014_SampleRateOutOfRange)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.SimpleAssignmentExpression, SyntaxKind.CoalesceAssignmentExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        var name = assignment.Left switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        if (name is not ("Environment" or "SampleRate")
            || context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is not IPropertySymbol { ContainingType: { Name: "LangfuseOptions", ContainingNamespace.Name: "Observe" } })
        {
            return;
        }

        if (name == "Environment")
        {
            EnvironmentName.Check(assignment.Right, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);
        }
        else
        {
            foreach (var rate in ConstantFlow.Of(assignment.Right, context.SemanticModel, context.CancellationToken).Constants.Where(static constant => constant.Value is IConvertible and not (string or bool or char)))
            {
                SampleRates.Check(rate.Origin.SyntaxTree == assignment.SyntaxTree && assignment.Right.Span.Contains(rate.Origin.Span) ? rate.Origin : assignment.Right, rate.Value, context.ReportDiagnostic);
            }
        }
    }
}
