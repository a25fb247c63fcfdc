using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Work that nobody waits for although its task is not dropped: kept in a variable, list or member that nobody awaits, or without a task at all.</summary>
internal static class UnwaitedWork
{
    private static readonly string[] s_idle =
        ["Add", "AddRange", "Enqueue", "Push", "Count", "Length", "Clear", "Capacity", "EnsureCapacity", "IsCompleted", "IsCompletedSuccessfully", "IsFaulted", "IsCanceled", "Status", "Id", "Exception", "ToList", "ToArray", "IsAlive", "Name", "IsBackground", "Start"];

    // What tells somebody that the work is done.
    private static readonly string[] s_signals = ["SetResult", "TrySetResult", "SetException", "Release", "Set", "Signal", "Complete", "TryComplete", "Cancel", "TryWrite", "Post", "SignalAndWait"];

    public static bool IsStartedBy(IInvocationOperation call, Compilation compilation, CancellationToken cancellationToken) => call.TargetMethod switch
    {
        { IsAsync: true, ReturnsVoid: true } method => !Signals(method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)),
        { Name: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem", ContainingType.Name: "ThreadPool" } => !Signals(Code(call)) && !Signals(call.Syntax),
        { ReturnType.Name: "Task" } => call.Syntax is InvocationExpressionSyntax syntax && IsKept(syntax) && IsNeverAwaited(syntax, compilation, cancellationToken),
        _ => false,
    };

    private static SyntaxNode? Code(IInvocationOperation call) => call.Arguments.Select(static argument => ProgramMachine.Unwrap(argument.Value)).OfType<IDelegateCreationOperation>()
        .Select(static code => (code.Target as IMethodReferenceOperation)?.Method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()).FirstOrDefault();

    private static bool Signals(SyntaxNode? code) => code?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access => Array.IndexOf(s_signals, access.Name.Identifier.ValueText) >= 0) == true;

    /// <summary>Whether the task goes to a variable, a member or a list, by its text.</summary>
    private static bool IsKept(InvocationExpressionSyntax start)
    {
        SyntaxNode value = start;
        if (start.Parent is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } select } }
            && select.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Parent: InvocationExpressionSyntax list })
        {
            value = list;
        }

        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax } => true,
            AssignmentExpressionSyntax { Left: not IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } => true,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "Enqueue" or "Push" }, Parent: ExpressionStatementSyntax } } => true,
            _ => false,
        };
    }

    /// <summary><c>while (!work.IsCompleted) { Thread.Sleep(20); }</c></summary>
    private static bool IsPolled(SimpleNameSyntax member) => member.Ancestors().TakeWhile(static node => node is ExpressionSyntax).LastOrDefault()?.Parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;

    private static bool IsNeverAwaited(InvocationExpressionSyntax start, Compilation compilation, CancellationToken cancellationToken)
    {
        var holders = Holders.Of(start, compilation, cancellationToken);
        return holders is { IsAwaited: false, IsGivenAway: false, IsReturnedToUnknown: false, IsRegistered: false }
            && holders.All.Any(static holder => holder is ILocalSymbol or IFieldSymbol or IPropertySymbol)
            && !holders.All.Any(static holder => holder is IMethodSymbol)
            && holders.Members.All(static member => Array.IndexOf(s_idle, member.Identifier.ValueText) >= 0 && !IsPolled(member));
    }
}
