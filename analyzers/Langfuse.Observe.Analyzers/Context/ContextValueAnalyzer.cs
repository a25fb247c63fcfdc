using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6006 and LFO6007: values that Langfuse drops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextValueAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6006_ValueTooLong, ContextRules.LFO6007_EnvironmentPattern)
{
    private const int MostCharacters = 200;

    private static readonly string[] Bounded = ["userId", "sessionId", "version", "traceName", "tags", "metadata"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        context.RegisterSyntaxNodeAction(node => AnalyzeCall(node, symbols), SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(AnalyzeAssignment, SyntaxKind.SimpleAssignmentExpression);
    }

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if ((call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText is not ("Propagate" or "StartTrace")
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || !(symbols.IsContext(operation.TargetMethod.ContainingType) || symbols.IsClient(operation.TargetMethod.ContainingType)))
        {
            return;
        }

        foreach (var argument in operation.Arguments.Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            if (argument.Parameter?.Name == "environment")
            {
                CheckEnvironment((argument.Syntax as ArgumentSyntax)?.Expression, context);
            }
            else if (operation.TargetMethod.Name == "Propagate" && Bounded.Contains(argument.Parameter?.Name))
            {
                CheckLength((argument.Syntax as ArgumentSyntax)?.Expression, argument.Parameter!.Name, context);
            }
        }
    }

    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Environment" } or IdentifierNameSyntax { Identifier.ValueText: "Environment" }
            && context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IPropertySymbol { ContainingType: { Name: "LangfuseOptions", ContainingNamespace.Name: "Observe" } })
        {
            CheckEnvironment(assignment.Right, context);
        }
    }

    private static void CheckEnvironment(ExpressionSyntax? value, SyntaxNodeAnalysisContext context)
    {
        foreach (var (constant, origin) in value is null ? [] : ValueFlow.Of(value, context.Compilation, context.CancellationToken).Constants)
        {
            if (constant is string name && EnvironmentName.Problem(name) is { } problem)
            {
                var cure = EnvironmentName.Mended(name);
                context.ReportDiagnostic(ContextRules.LFO6007_EnvironmentPattern.With(
                    origin, FixProperties.Of(FixProperties.Replacement, SyntaxFactory.Literal(cure).Text), name, problem, cure));
            }
        }
    }

    /// <summary>Looks at the value itself, or at the texts that are written out in a list or an object.</summary>
    private static void CheckLength(ExpressionSyntax? value, string parameter, SyntaxNodeAnalysisContext context)
    {
        IEnumerable<ExpressionSyntax> texts = value switch
        {
            null => [],
            CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
            AnonymousObjectCreationExpressionSyntax data => data.Initializers.Select(static member => member.Expression),
            _ => [value],
        };
        foreach (var text in texts)
        {
            foreach (var (constant, origin) in ValueFlow.Of(text, context.Compilation, context.CancellationToken).Constants)
            {
                if (constant is string { Length: > MostCharacters } found)
                {
                    context.ReportDiagnostic(ContextRules.LFO6006_ValueTooLong.At(origin, parameter, found.Length));
                }
            }
        }
    }
}
