using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5003 for helpers: calls of asynchronous methods that flush, whose task is dropped. The flow of the program finds them, and so do those who use the helper; each is reported once.</summary>
internal static class DroppedFlushes
{
    private const int Deepest = 3;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, bool>> s_reported = new();

    public static void Report(NamedCall call, InvocationExpressionSyntax dropped, IMethodSymbol helper)
    {
        if (s_reported.GetValue(call.Compilation, static _ => new()).TryAdd(dropped, true))
        {
            call.Report(FlushRules.LFO5003_FlushNotAwaited.At(dropped.Expression, Display.Name(helper)));
        }
    }

    /// <summary>Follows the body of a flush to those who call it: <c>DeliverAsync(step);</c></summary>
    public static void OfHelper(NamedCall flush)
    {
        if (flush.Body is { MethodKind: MethodKind.AnonymousFunction } lambda)
        {
            OfLambda(lambda, flush);
        }
        else if (flush.Body is { } body)
        {
            Follow(body, flush, 0);
        }
    }

    /// <summary><c>Func&lt;Task> deliver = () => langfuse.FlushAsync(); deliver();</c>, <c>_ = Task.Run(async () => ...)</c></summary>
    private static void OfLambda(IMethodSymbol lambda, NamedCall flush)
    {
        if (lambda.ReturnsVoid || lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(flush.CancellationToken) is not ExpressionSyntax code || !Flushes(lambda, flush))
        {
            return;
        }

        var uses = code.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run" or "StartNew" } } run } ? [run]
            : Holders.Of(code, flush.Compilation, flush.CancellationToken).Calls;
        foreach (var use in uses.Where(use => DroppedTask.Is(use, MethodBodies.Of(flush.Compilation).Model(use.SyntaxTree), flush.CancellationToken)))
        {
            Report(flush, use, flush.Method!);
        }
    }

    private static void Follow(IMethodSymbol helper, NamedCall flush, int depth)
    {
        if (depth == Deepest || helper.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction) || !(flush.Symbols.IsTask(helper.ReturnType) || helper is { IsAsync: true, ReturnsVoid: true })
            || !Flushes(helper, flush))
        {
            return;
        }

        foreach (var use in Callers.Of(helper, flush.Compilation, flush.CancellationToken).Select(static caller => caller.Syntax).OfType<InvocationExpressionSyntax>())
        {
            var model = MethodBodies.Of(flush.Compilation).Model(use.SyntaxTree);
            if (helper.ReturnsVoid || DroppedTask.Is(use, model, flush.CancellationToken))
            {
                Report(flush, use, helper);
            }
            else if (Bodies.Around(use, model, flush.CancellationToken) is { } caller && !SymbolEqualityComparer.Default.Equals(caller, helper))
            {
                Follow(caller, flush, depth + 1);
            }
        }
    }

    /// <summary>Whether everything that is queued is flushed whenever the helper comes to its end: a loop that flushes now and then is no flush.</summary>
    private static bool Flushes(IMethodSymbol helper, NamedCall flush) =>
        MethodBodies.Of(flush.Compilation).Graph(helper, flush.CancellationToken) is { } graph
        && new ClientMachine(flush.Symbols, null, flush.CancellationToken).Run(graph, ClientStates.Dirty).Normal is var after
        && after != 0 && (after & (ClientStates.Dirty | ClientStates.Fresh)) == 0;
}
