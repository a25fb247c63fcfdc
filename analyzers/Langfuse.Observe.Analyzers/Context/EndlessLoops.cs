using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Loops that go on until the program or a service stops: the mark of a worker.</summary>
internal static class EndlessLoops
{
    private static readonly string[] s_waits =
        ["IsCancellationRequested", "WaitForNextTickAsync", "WaitToReadAsync", "ReadAllAsync", "GetConsumingEnumerable", "TryTake", "DequeueAsync"];

    /// <summary>The first such loop in a body, its own lambdas and local functions not counted.</summary>
    public static StatementSyntax? In(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<StatementSyntax>().FirstOrDefault(static statement => statement switch
            {
                WhileStatementSyntax loop => IsEndless(loop.Condition) && !IsRetry(loop.Statement),
                DoStatementSyntax loop => IsEndless(loop.Condition) && !IsRetry(loop.Statement),
                ForStatementSyntax { Condition: null } loop => !IsRetry(loop.Statement),
                CommonForEachStatementSyntax each => Waits(each.Expression),
                _ => false,
            });

    private static bool IsEndless(ExpressionSyntax condition) => condition.IsKind(SyntaxKind.TrueLiteralExpression) || Waits(condition) || IsFlag(condition);

    /// <summary>Whether a round that goes well is the last one.</summary>
    private static bool IsRetry(StatementSyntax round) => round switch
    {
        BlockSyntax { Statements: { Count: > 0 } statements } => statements.Any(IsRetry),
        TryStatementSyntax attempt => IsRetry(attempt.Block),
        UsingStatementSyntax scope => IsRetry(scope.Statement),
        ReturnStatementSyntax or BreakStatementSyntax => true,
        _ => false,
    };

    // What a flag is called that a worker asks in each round.
    private static readonly string[] s_flags = ["running", "stop", "disposed", "closed", "closing", "alive", "shutdown", "shuttingdown", "exit", "quit", "enabled"];

    /// <summary><c>while (_running)</c>, <c>while (!_stopped)</c>: a field that others set.</summary>
    private static bool IsFlag(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => IsFlag(not.Operand),
        ParenthesizedExpressionSyntax inner => IsFlag(inner.Expression),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => IsFlag(access.Name),
        IdentifierNameSyntax { Identifier.ValueText: var name } => (name[0] == '_' || char.IsUpper(name[0]) || name.StartsWith("s_", StringComparison.Ordinal))
            && s_flags.Any(flag => name.IndexOf(flag, StringComparison.OrdinalIgnoreCase) >= 0),
        _ => false,
    };

    private static bool Waits(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => s_waits.Contains(name.Identifier.ValueText));
}
