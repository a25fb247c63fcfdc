using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Migration;

/// <summary>A variable that is opened by the first statement of a method and closed at its end: <c>using var activity = Source.StartActivity("x");</c></summary>
/// <param name="Statement">The declaration.</param>
/// <param name="Variable">Its variable.</param>
/// <param name="Call">The call that opens it.</param>
internal sealed record WholeBody(LocalDeclarationStatementSyntax Statement, VariableDeclaratorSyntax Variable, InvocationExpressionSyntax Call)
{
    public static WholeBody? Of(MethodDeclarationSyntax method) =>
        method.Body?.Statements.FirstOrDefault() is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables: { Count: 1 } variables } statement
        && variables[0].Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } call
        && method.Body.Statements.Count > 1
            ? new(statement, variables[0], call)
            : null;

    public string Callee => ((MemberAccessExpressionSyntax)Call.Expression).Name.Identifier.ValueText;

    /// <summary>The first argument, when it is a constant text.</summary>
    public string? Name(SemanticModel model) =>
        Call.ArgumentList.Arguments.FirstOrDefault() is { } argument && model.GetConstantValue(argument.Expression) is { HasValue: true, Value: string name } ? name : null;
}
