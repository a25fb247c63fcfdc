using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Migration;

/// <summary>A variable that is opened by the first statement of a method and closed at its end: <c>using var activity = Source.StartActivity("x");</c>, or a
/// <c>using</c> statement that is the whole body.</summary>
/// <param name="Statement">The declaration, or the <c>using</c> statement.</param>
/// <param name="Variable">Its variable.</param>
/// <param name="Call">The call that opens it.</param>
internal sealed record WholeBody(StatementSyntax Statement, VariableDeclaratorSyntax Variable, InvocationExpressionSyntax Call)
{
    public static WholeBody? Of(MethodDeclarationSyntax method) => method.Body is not { Statements: { Count: > 0 } statements } ? null : statements[0] switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables: { Count: 1 } variables } declaration when statements.Count > 1 => Of(declaration, variables[0]),
        UsingStatementSyntax { Declaration.Variables: { Count: 1 } variables, Statement: BlockSyntax { Statements.Count: > 0 } } statement when statements.Count == 1 => Of(statement, variables[0]),
        _ => null,
    };

    /// <summary><c>var activity = Source.StartActivity("x"); try { ... } finally { activity?.Dispose(); }</c>, which a fix leaves alone.</summary>
    public static WholeBody? OfTry(MethodDeclarationSyntax method) =>
        method.Body is { Statements: { Count: 2 } statements }
        && statements[0] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables } declaration
        && statements[1] is TryStatementSyntax { Finally.Block.Statements: { Count: 1 } last }
        && last[0] is ExpressionStatementSyntax { Expression: var end } && Ends(end, variables[0].Identifier.ValueText)
            ? Of(declaration, variables[0])
            : null;

    private static bool Ends(ExpressionSyntax end, string variable) => end switch
    {
        ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax name, WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "Stop" } } } => name.Identifier.ValueText == variable,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name, Name.Identifier.ValueText: "Dispose" or "Stop" } } => name.Identifier.ValueText == variable,
        _ => false,
    };

    private static WholeBody? Of(StatementSyntax statement, VariableDeclaratorSyntax variable) =>
        variable.Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } call ? new(statement, variable, call) : null;

    public string Callee => ((MemberAccessExpressionSyntax)Call.Expression).Name.Identifier.ValueText;

    /// <summary>The first argument, when it is a constant text.</summary>
    public string? Name(SemanticModel model) =>
        Call.ArgumentList.Arguments.FirstOrDefault() is { } argument && model.GetConstantValue(argument.Expression) is { HasValue: true, Value: string name } ? name : null;
}
