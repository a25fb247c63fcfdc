using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6001 where the work is given to the pool or to a thread of its own, for which nobody waits.</summary>
internal sealed class ThreadNotJoined() : CallRule([ContextRules.LFO6001_TaskNotAwaited], "QueueUserWorkItem", "Start")
{
    // What tells somebody that the work is done.
    private static readonly string[] s_signals = ["Set", "Signal", "Release", "SetResult", "TrySetResult", "Join", "Wait", "WaitOne", "SignalAndWait"];

    protected override void Check(NamedCall call)
    {
        if (call.Syntax.Parent is not ExpressionStatementSyntax
            || InsideObservation.Of(call.Syntax, call.Model, call.Symbols, call.CancellationToken) is not { } around
            || call.Method is not { ContainingType: { Name: "ThreadPool" or "Thread", ContainingNamespace.Name: "Threading" } } method
            || IsSignalled(call.Syntax)
            || !(method.Name == "Start" ? HandedOverWork.OfThread(call, orUnknown: false) : Records(call))
            || new LongLivedWork(call.Model, call.Symbols, call.CancellationToken).Recorded(call.Syntax, repeats: false) is not null
            || StartsWorker(call) || call.Syntax.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is { } statement && ObservedCalls.AreRooted(statement, call.Symbols, call.CancellationToken))
        {
            return;
        }

        call.Report(ContextRules.LFO6001_TaskNotAwaited.At(call.Syntax.Expression, Display.Name(around)));
    }

    private static bool IsSignalled(InvocationExpressionSyntax call) =>
        call.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax)?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => s_signals.Contains(access.Name.Identifier.ValueText) && !(access.Name.Identifier.ValueText is "Wait" && call.Span.Contains(access.Span))) == true;

    private static bool Records(NamedCall call) =>
        call.Graph is { } graph
        && MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call.Syntax) is { } handed
        && ClientMachine.Records(handed, graph, call.Symbols, call.CancellationToken);

    /// <summary>A thread that never ends is a worker, which another rule is about.</summary>
    private static bool StartsWorker(NamedCall call) =>
        call.Syntax.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } member && call.Name.Identifier.ValueText == "Start" && EndlessLoops.In(member) is null
        && (member.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(made => made.Type.ToString() == "Thread" && new LongLivedWork(call.Model, call.Symbols, call.CancellationToken).Recorded(made, repeats: false) is not null)
            || member.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().Any(static lambda => EndlessLoops.In(lambda) is not null));
}
