using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6012: an observation is updated after it has ended. A score may still follow: it is sent by itself.</summary>
internal sealed class UpdateAfterEnd() : CallRule([ContextRules.LFO6012_UpdateAfterEnd], "Update", "End")
{
    protected override void Check(NamedCall call)
    {
        if (call.Syntax is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax handle }, ArgumentList.Arguments.Count: > 0 })
        {
            return;
        }

        if (MayEndBefore(handle, call.Syntax) && call.Symbols.IsObservation(call.Method?.ContainingType) && HasEnded(handle, call.Syntax, call))
        {
            call.Report(ContextRules.LFO6012_UpdateAfterEnd.At(call.Name, handle.Identifier.ValueText));
        }
        else if (IsOfParameter(handle, call.Syntax))
        {
            CheckCallers(handle, call);
        }
    }

    /// <summary>Whether the handle has ended where the call is, on all ways to it, or on one that nothing keeps from it.</summary>
    private static bool HasEnded(IdentifierNameSyntax handle, InvocationExpressionSyntax watched, NamedCall call)
    {
        if (call.Model.GetSymbolInfo(handle, call.CancellationToken).Symbol is not { Kind: SymbolKind.Local or SymbolKind.Parameter or SymbolKind.Field } symbol
            || call.Graph is not { } graph)
        {
            return false;
        }

        var machine = new HandleMachine(symbol, (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(call.CancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value as InvocationExpressionSyntax, watched, call);
        _ = new FlowWalker(graph, machine, call.CancellationToken).Run(HandleMachine.Untouched);
        return machine.Seen == HandleMachine.Ended
            || ((machine.Seen & HandleMachine.Ended) != 0 && machine.Ends.Any(end => end != watched && LeadsTo(end, watched)));
    }

    /// <summary>Whether a branch that ends the handle comes to the call, whatever its condition was: nothing asks again, and nothing leaves in between.</summary>
    private static bool LeadsTo(SyntaxNode end, InvocationExpressionSyntax watched)
    {
        if (watched.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax block } update
            || end.Ancestors().OfType<StatementSyntax>().FirstOrDefault(statement => statement.Parent == block) is not { } branch
            || branch.SpanStart >= update.SpanStart || branch is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)
        {
            return false;
        }

        var between = block.Statements.Where(statement => statement.SpanStart > branch.SpanStart && statement.SpanStart < update.SpanStart);
        var after = end.Ancestors().TakeWhile(node => node != branch).OfType<BlockSyntax>().SelectMany(inner => inner.Statements.Where(statement => statement.SpanStart > end.Span.End));
        return !between.Concat(after).Any(Leaves) && !end.Ancestors().TakeWhile(node => node != branch).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
    }

    private static bool Leaves(StatementSyntax statement) => statement.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowExpressionSyntax);

    /// <summary>A helper that updates what it is given, whatever its arguments are.</summary>
    private static bool IsOfParameter(IdentifierNameSyntax handle, InvocationExpressionSyntax call) =>
        call.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax) is { } body
        && (body switch
        {
            MethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax function => function.ParameterList,
            _ => null,
        })?.Parameters.Any(parameter => parameter.Identifier.ValueText == handle.Identifier.ValueText) == true
        && !call.Ancestors().TakeWhile(node => node != body).Any(static node => node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or CatchClauseSyntax);

    private static void CheckCallers(IdentifierNameSyntax handle, NamedCall call)
    {
        if (!call.Symbols.IsObservation(call.Method?.ContainingType)
            || call.Model.GetSymbolInfo(handle, call.CancellationToken).Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } helper } parameter)
        {
            return;
        }

        foreach (var caller in Callers.Of(helper, call.Compilation, call.CancellationToken))
        {
            if (caller.Syntax is InvocationExpressionSyntax outer && call.Onward(outer) is { } onward
                && caller.Given(parameter, call.CancellationToken) is IdentifierNameSyntax given
                && MayEndBefore(given, outer) && HasEnded(given, outer, onward))
            {
                call.Report(ContextRules.LFO6012_UpdateAfterEnd.At(onward.Name, given.Identifier.ValueText));
            }
        }
    }

    /// <summary>Whether the text before the call, or a loop around it, ends the same name, or hands it to somebody who can. Nearly no update comes any further.</summary>
    private static bool MayEndBefore(IdentifierNameSyntax handle, InvocationExpressionSyntax call)
    {
        var body = call.Ancestors().FirstOrDefault(static node =>
            node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        return body?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other =>
            other.Identifier.ValueText == handle.Identifier.ValueText && other != handle && other.Parent switch
            {
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Update" or "Score" or "Id" or "TraceId") } access when access.Expression == other =>
                    other.SpanStart < call.SpanStart || other.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is not null,
                ArgumentSyntax => other.SpanStart < call.SpanStart,

                // using (span) { ... } ends a span that was there before it.
                UsingStatementSyntax scope => scope.Span.End < call.SpanStart,
                _ => false,
            }) == true;
    }
}
