using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Whether the task that a call gives is dropped: not awaited, waited for, returned, passed on or kept where something uses it.</summary>
internal static class DroppedTask
{
    private static readonly string[] s_passOn = ["ConfigureAwait", "ContinueWith", "AsTask", "Unwrap", "WaitAsync", "Preserve"];

    public static bool Is(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax value = call;
        while (true)
        {
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax:
                    value = (ExpressionSyntax)value.Parent;
                    continue;
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == value:
                    value = access;
                    continue;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access
                    when access.Expression == value && s_passOn.Contains(access.Name.Identifier.ValueText):
                    value = next;
                    continue;
                case ExpressionStatementSyntax:
                    return true;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment when assignment.Right == value:
                    return model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is null or IDiscardSymbol or IParameterSymbol;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } } declarator }:
                    return IsUnused(declarator, model, cancellationToken);
                case LambdaExpressionSyntax lambda:
                    return ReturnsNothing(lambda, model, cancellationToken);
                case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } }:
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>Asking a task how it stands does not wait for it, but in the condition of a loop.</summary>
    public static bool IsOnlyLookedAt(IdentifierNameSyntax name) =>
        IsLeftToAContinuation(name)
        || (name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" or "Status" or "Id" or "Exception" } access && access.Expression == name
            && access.Ancestors().FirstOrDefault(static node => node is not ExpressionSyntax) is not (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax));

    /// <summary>A continuation that nobody waits for either: <c>pending.ContinueWith(Log, TaskContinuationOptions.OnlyOnFaulted);</c></summary>
    private static bool IsLeftToAContinuation(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContinueWith", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } } continued }
        && !Signals.Has(continued.ArgumentList);

    private static bool ReturnsNothing(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true };

    private static bool IsUnused(VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol local)
        {
            return false;
        }

        SyntaxNode? scope = declarator.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return scope is not null && !scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name && !IsOnlyLookedAt(name) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local));
    }
}
