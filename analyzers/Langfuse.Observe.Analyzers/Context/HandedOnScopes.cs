using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Who has to end a scope that a call opens: the method around, or the callers of a helper that returns it.</summary>
internal static class HandedOnScopes
{
    private const int Deepest = 3;

    /// <summary>The calls by which the scope comes to those who have to end it: the very call, or each call of the helpers that hand it on.</summary>
    public static IEnumerable<NamedCall> Of(NamedCall call) => Of(call, 0);

    private static IEnumerable<NamedCall> Of(NamedCall call, int depth)
    {
        if (depth >= Deepest || !IsReturned(call.Syntax) || call.Body is not { IsAsync: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } helper)
        {
            return [call];
        }

        // What a helper opens on one way or the other, its callers end once.
        return IsFirst(call) ? CallersOf(helper, call).SelectMany(caller => Of(caller, depth + 1)) : [];
    }

    private static bool IsReturned(ExpressionSyntax scope) => scope.Parent switch
    {
        ReturnStatementSyntax => true,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } => true,
        ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax => IsReturned((ExpressionSyntax)scope.Parent),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax cases } => IsReturned(cases),

        // var scope = LangfuseContext.Propagate(...); return scope;
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Parent: BlockSyntax block } } variable } =>
            block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Identifier.ValueText).ToList() is { Count: > 0 } uses
            && uses.TrueForAll(static use => use.Parent is ReturnStatementSyntax),
        _ => false,
    };

    private static bool IsFirst(NamedCall call) =>
        call.Syntax.Ancestors().First(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .First(other => NamedCall.NameOf(other)?.Identifier.ValueText == call.Name.Identifier.ValueText) == call.Syntax;

    private static IEnumerable<NamedCall> CallersOf(IMethodSymbol helper, NamedCall call) =>
        Callers.Of(helper.OriginalDefinition, call.Compilation, call.CancellationToken).Select(static caller => caller.Syntax).OfType<InvocationExpressionSyntax>().Select(call.Onward).OfType<NamedCall>();
}
