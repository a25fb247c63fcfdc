using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Whether an observation that a piece of code opens can still be open at another of the same body, going by the blocks.</summary>
internal static class OpenScopes
{
    private static readonly string[] s_ends = ["End", "Dispose", "DisposeAsync", "Stop"];

    public static bool MayBeOpenAt(SimpleNameSyntax opener, SyntaxNode code)
    {
        // UseLangfuse and RunExperimentAsync open something wherever the code runs.
        if (!opener.Identifier.ValueText.StartsWith("Start", StringComparison.Ordinal) || IsInLoopOf(opener, code))
        {
            return true;
        }

        // What is not made current is not around.
        if (opener.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax start } && IsNotCurrent(start))
        {
            return false;
        }

        if (opener.SpanStart > code.Span.End || opener.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return false;
        }

        return statement switch
        {
            UsingStatementSyntax block => block.Span.Contains(code.Span),
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local => Block(local)?.Span.Contains(code.Span) != false,
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } local => !IsEnded(variables[0].Identifier.ValueText, local, code),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var last } } } => !s_ends.Contains(last),
            _ => true,
        };
    }

    /// <summary><c>StartTrace("x", current: false)</c></summary>
    public static bool IsNotCurrent(InvocationExpressionSyntax start) =>
        start.ArgumentList.Arguments.Any(static argument => argument.NameColon?.Name.Identifier.ValueText == "current" && argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression });

    /// <summary>What a block closes at its end; at the top level the program.</summary>
    private static SyntaxNode? Block(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax ? null : statement.Parent;

    /// <summary>Whether a statement beside the declaration ends the handle before the code.</summary>
    private static bool IsEnded(string handle, LocalDeclarationStatementSyntax declaration, SyntaxNode code)
    {
        var siblings = declaration.Parent switch
        {
            BlockSyntax block => block.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement),
            _ => [],
        };
        return siblings.Where(statement => statement.SpanStart > declaration.SpanStart && statement.Span.End <= code.SpanStart).Any(statement => SurelyEnds(statement, handle));
    }

    /// <summary>Whether a statement ends the handle on each way through it.</summary>
    private static bool SurelyEnds(StatementSyntax? statement, string handle) => statement switch
    {
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: var name } } } =>
            receiver.Identifier.ValueText == handle && s_ends.Contains(name),
        ExpressionStatementSyntax { Expression: ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } } } =>
            receiver.Identifier.ValueText == handle && s_ends.Contains(name),
        ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: var name } } } } =>
            receiver.Identifier.ValueText == handle && s_ends.Contains(name),
        UsingStatementSyntax { Expression: IdentifierNameSyntax held } => held.Identifier.ValueText == handle,
        UsingStatementSyntax scope => SurelyEnds(scope.Statement, handle),
        BlockSyntax block => block.Statements.Any(inner => SurelyEnds(inner, handle)),
        IfStatementSyntax { Else: { } otherwise } choice => SurelyEndsOrLeaves(choice.Statement, handle) && SurelyEndsOrLeaves(otherwise.Statement, handle) && (SurelyEnds(choice.Statement, handle) || SurelyEnds(otherwise.Statement, handle)),
        TryStatementSyntax attempt => SurelyEnds(attempt.Finally?.Block, handle)
            || (SurelyEnds(attempt.Block, handle) && attempt.Catches.All(caught => SurelyEndsOrLeaves(caught.Block, handle))),
        _ => false,
    };

    private static bool SurelyEndsOrLeaves(StatementSyntax? statement, string handle) =>
        statement is ReturnStatementSyntax or ThrowStatementSyntax || (statement is BlockSyntax block && block.Statements.LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax) || SurelyEnds(statement, handle);

    /// <summary>Whether a loop is around both: what one round opens, the next may find.</summary>
    private static bool IsInLoopOf(SimpleNameSyntax opener, SyntaxNode code) =>
        opener.SpanStart > code.SpanStart
        && opener.Ancestors().Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && node.Span.Contains(code.Span))
        && opener.FirstAncestorOrSelf<StatementSyntax>() is not (UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });
}
