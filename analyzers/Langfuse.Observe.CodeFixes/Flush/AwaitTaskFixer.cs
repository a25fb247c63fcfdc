using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        var awaits = Functions.CanAwait(statement);
        if (task is null or ConditionalAccessExpressionSyntax or AwaitExpressionSyntax || !IsAwaitable(task, report) || (!awaits && report.Id != FlushRules.LFO5003_FlushNotAwaited.Id))
        {
            return null;
        }

        var waiting = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ExpressionStatement(Functions.Wait(Bare(task, awaits), awaits)).WithTriviaFrom(statement);
        return report.Replace(awaits ? "Await it" : "Wait for it", statement, waiting);
    }

    private static bool IsAwaitable(ExpressionSyntax task, Report report) =>
        report.Model.GetTypeInfo(task, report.CancellationToken).Type is { } type
        && (type.Name is "Task" or "ValueTask" || type.Name.StartsWith("Configured", StringComparison.Ordinal) || type.GetMembers("GetAwaiter").Length > 0);

    /// <summary>The result of <c>ConfigureAwait</c> can be awaited but, where it must be blocked on, it is better left out.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax task, bool awaits) =>
        !awaits && task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } ? access.Expression : task;
}
