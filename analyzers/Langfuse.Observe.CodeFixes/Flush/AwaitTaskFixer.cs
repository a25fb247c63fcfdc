using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Awaits a task that was dropped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitTaskFixer()
    : LangfuseFixer(FlushRules.LFO5003_FlushNotAwaited, FlushRules.LFO5009_TaskOutlivesProgram, ContextRules.LFO6001_TaskNotAwaited)
{
    private protected override CodeAction? Cure(Report report)
    {
        // A task that goes into a collection is awaited with the others, wherever that fits; one that a lambda drops, where the lambda is made to wait.
        if (report.Around<StatementSyntax>() is not { } statement || report.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Parent is ArgumentSyntax or LambdaExpressionSyntax or AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax })
        {
            return null;
        }

        var task = statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment } => assignment.Right,
            ExpressionStatementSyntax { Expression: var expression } => expression,
            LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } variables } } => variables[0].Initializer?.Value,
            _ => null,
        };
        if (task is not null && IsTaskOfTask(task, report))
        {
            task = Unwrapped(task);
        }

        if (statement is LocalDeclarationStatementSyntax { Declaration: { Type.IsVar: var isVar } declaration } && IsUsed(declaration.Variables[0], statement, report))
        {
            // Whoever waits for the variable is to wait for the work and not only for its start.
            return isVar && declaration.Variables[0].Initializer?.Value is { } outer && outer != task && task is not null
                ? report.Replace("Unwrap it", outer, task)
                : null;
        }

        var awaits = Functions.CanAwait(statement);
        if (task is null or ConditionalAccessExpressionSyntax or AwaitExpressionSyntax || !IsAwaitable(task, report) || (!awaits && report.Id != FlushRules.LFO5003_FlushNotAwaited.Id))
        {
            return null;
        }

        var waiting = ExpressionStatement(Functions.Wait(Bare(task, awaits), awaits)).WithTriviaFrom(statement);
        return report.Replace(awaits ? "Await it" : "Wait for it", statement, waiting);
    }

    /// <summary><c>Task.Factory.StartNew(async () => ...)</c> ends when the work has begun.</summary>
    private static bool IsTaskOfTask(ExpressionSyntax task, Report report) =>
        report.Model.GetTypeInfo(task, report.CancellationToken).Type is INamedTypeSymbol { Name: "Task", TypeArguments: { Length: 1 } results } && results[0].Name == "Task";

    private static InvocationExpressionSyntax Unwrapped(ExpressionSyntax task) =>
        InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task.WithoutTrailingTrivia(), IdentifierName("Unwrap"))).WithTrailingTrivia(task.GetTrailingTrivia());

    private static bool IsUsed(VariableDeclaratorSyntax variable, StatementSyntax statement, Report report) =>
        report.Model.GetDeclaredSymbol(variable, report.CancellationToken) is { } local && report.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == local.Name && !statement.Span.Contains(name.Span) && SymbolEqualityComparer.Default.Equals(report.Model.GetSymbolInfo(name).Symbol, local));

    private static bool IsAwaitable(ExpressionSyntax task, Report report) =>
        task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unwrap" } }
        || report.Model.GetTypeInfo(task, report.CancellationToken).Type is { } type
        && (type.Name is "Task" or "ValueTask" || type.Name.StartsWith("Configured", StringComparison.Ordinal) || type.GetMembers("GetAwaiter").Length > 0);

    /// <summary>The result of <c>ConfigureAwait</c> can be awaited but, where it must be blocked on, it is better left out.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax task, bool awaits) =>
        !awaits && task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } ? access.Expression : task;
}
