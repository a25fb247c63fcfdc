using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6012: an observation is updated after it has ended. A score may still follow: it is sent by itself.</summary>
internal sealed class UpdateAfterEnd() : CallRule([ContextRules.LFO6012_UpdateAfterEnd], "Update", "End")
{
    protected override void Check(NamedCall call)
    {
        if (call.Syntax is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax handle }, ArgumentList.Arguments.Count: > 0 }
            || !EndsBefore(handle, call.Syntax)
            || !call.Symbols.IsObservation(call.Method?.ContainingType)
            || call.Model.GetSymbolInfo(handle, call.CancellationToken).Symbol is not { Kind: SymbolKind.Local or SymbolKind.Parameter or SymbolKind.Field } symbol
            || call.Graph is not { } graph)
        {
            return;
        }

        var machine = new HandleMachine(symbol, (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(call.CancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value as InvocationExpressionSyntax, call.Syntax, call);
        _ = new FlowWalker(graph, machine, call.CancellationToken).Run(HandleMachine.Untouched);
        if (machine.Seen == HandleMachine.Ended)
        {
            call.Report(ContextRules.LFO6012_UpdateAfterEnd.At(call.Name, handle.Identifier.ValueText));
        }
    }

    /// <summary>Whether the text before the call, or a loop around it, ends the same name. Nearly no update comes any further.</summary>
    private static bool EndsBefore(IdentifierNameSyntax handle, InvocationExpressionSyntax call)
    {
        var body = call.Ancestors().FirstOrDefault(static node =>
            node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        return body?.DescendantNodes().Any(node => node switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "End" or "Dispose", Expression: IdentifierNameSyntax other } access =>
                access.SpanStart < call.SpanStart && other.Identifier.ValueText == handle.Identifier.ValueText,

            // using (span) { ... } ends a span that was there before it.
            UsingStatementSyntax { Expression: IdentifierNameSyntax other } scope =>
                scope.Span.End < call.SpanStart && other.Identifier.ValueText == handle.Identifier.ValueText,
            _ => false,
        }) == true;
    }
}
