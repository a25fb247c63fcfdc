using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Scores;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1011: a trace or observation gets a name with an id, a number or a text in it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameCardinalityAnalyzer() : LangfuseAnalyzer(UsageRules.LFO1011_HighCardinalityName)
{
    private static readonly string[] Calls =
        ["StartTrace", "StartSpan", "StartGeneration", "StartObservation", "RecordEvent", "UpdateCurrentTrace", "UpdateCurrentObservation", "Propagate", "Update"];

    // Words that end the names of values of which a program has few.
    private static readonly string[] FewOf =
        ["model", "type", "kind", "operation", "method", "tool", "toolname", "provider", "environment", "stage", "phase", "category", "language", "agent",
            "agentname", "action", "role", "mode", "level", "status", "functionname", "methodname", "operationname", "modelname"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var callee } || Array.IndexOf(Calls, callee) < 0
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || !(symbols.IsClient(operation.TargetMethod.ContainingType) || symbols.IsObservation(operation.TargetMethod.ContainingType) || symbols.IsContext(operation.TargetMethod.ContainingType))
            || Name(operation) is not { } name
            || ValueFlow.Of(name, context.Compilation, context.CancellationToken).Varying is not { } varying
            || IsOneOfFew(varying, context))
        {
            return;
        }

        var what = callee is "StartTrace" or "UpdateCurrentTrace" or "Propagate" ? "trace" : "observation";
        context.ReportDiagnostic(UsageRules.LFO1011_HighCardinalityName.With(name, NameFixes.ForBuiltName(name, varying), what, varying.ToString()));
    }

    private static ExpressionSyntax? Name(IInvocationOperation operation) =>
        operation.Arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "name" or "traceName" })?.Value.Syntax as ExpressionSyntax;

    private static bool IsOneOfFew(ExpressionSyntax varying, SyntaxNodeAnalysisContext context)
    {
        if (varying.SyntaxTree != context.Node.SyntaxTree)
        {
            return false;
        }

        var type = context.SemanticModel.GetTypeInfo(varying, context.CancellationToken).Type;
        var last = varying switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "",
        };
        return type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } or { Name: "Type" }
            || varying is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax or TypeOfExpressionSyntax } }
            || (varying is MemberAccessExpressionSyntax { Expression: TypeOfExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType" } or IdentifierNameSyntax { Identifier.ValueText: "GetType" } } })
            || (type?.SpecialType == SpecialType.System_String && FewOf.Any(few => last.EndsWith(few, StringComparison.OrdinalIgnoreCase)));
    }
}
