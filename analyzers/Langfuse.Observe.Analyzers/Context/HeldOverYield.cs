using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6009: an iterator that is not observed opens a scope and yields inside it. What flows with the code flows to the reader at a <c>yield</c>, and is not there when the iterator goes on.</summary>
internal sealed class HeldOverYield()
    : CallRule([ContextRules.LFO6009_ScopeOverYield], "StartTrace", "StartSpan", "StartGeneration", "StartObservation", "Propagate")
{
    protected override void Check(NamedCall call)
    {
        if (call.Symbols.IsObservation(call.Method?.ReturnType) || call.Symbols.IsContext(call.Method?.ContainingType))
        {
            var what = call.Name.Identifier.ValueText == "Propagate" ? "the values of Propagate" : "the observation of " + call.Name.Identifier.ValueText;
            foreach (var opened in IsHandleOnly(call) ? [] : HandedOnScopes.Of(call))
            {
                CheckOpened(opened, what);
            }
        }
    }

    private static void CheckOpened(NamedCall call, string what)
    {
        var function = call.Syntax.Ancestors().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        if (function is null || Yields(function).FirstOrDefault(yield => yield.SpanStart > call.Syntax.SpanStart) is not { }
            || Held(call.Syntax) is not { } held
            || Yields(function).FirstOrDefault(yield => held.Contains(yield.Span)) is not { } first
            || call.Body is not { } body || call.Symbols.Observed.Has(body)
            || !(IsSynchronous(function) || RecordsAfter(first, held, call)))
        {
            return;
        }

        call.Report(ContextRules.LFO6009_ScopeOverYield.At(call.Name, Display.Name(body), what));
    }

    private static IEnumerable<YieldStatementSyntax> Yields(SyntaxNode function) =>
        function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<YieldStatementSyntax>().Where(static yield => yield.IsKind(SyntaxKind.YieldReturnStatement));

    /// <summary>Where the scope is open: a using statement, or from a declaration to the statement that ends it or the end of the block.</summary>
    private static TextSpan? Held(InvocationExpressionSyntax call)
    {
        if (call.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is not { } statement)
        {
            return null;
        }

        if (statement is UsingStatementSyntax block)
        {
            return block.Statement.Span;
        }

        // IDisposable? scope = null; try { scope = LangfuseContext.Propagate(...); ... } finally { scope?.Dispose(); }
        if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax } assignment, Parent: BlockSyntax within } && assignment.Right == call)
        {
            return TextSpan.FromBounds(statement.Span.End, within.Span.End);
        }

        if (statement is not LocalDeclarationStatementSyntax { Parent: BlockSyntax around } local || local.Declaration.Variables[0].Initializer?.Value != call)
        {
            return null;
        }

        var end = local.UsingKeyword.RawKind != 0 ? null
            : around.Statements.FirstOrDefault(next => next.SpanStart > local.SpanStart && next is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax handle, Name.Identifier.ValueText: "End" or "Dispose" } } }
                && handle.Identifier.ValueText == local.Declaration.Variables[0].Identifier.ValueText);
        return TextSpan.FromBounds(local.Span.End, end?.SpanStart ?? around.Span.End);
    }

    private static bool IsHandleOnly(NamedCall call) =>
        OpenScopes.IsNotCurrent(call.Syntax);

    /// <summary>What a synchronous iterator makes current is current for its reader, from the first item on.</summary>
    private static bool IsSynchronous(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => !method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => !local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => true,
    };

    /// <summary>Whether anything records after the first yield, or in a loop with it, by what is current and not by a handle.</summary>
    private static bool RecordsAfter(YieldStatementSyntax first, TextSpan held, NamedCall call)
    {
        var loop = first.Ancestors().Where(node => held.Contains(node.Span)).LastOrDefault(static node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        var from = loop?.SpanStart ?? first.Span.End;
        return call.Graph is { } graph && MethodBodies.Operations(graph).OfType<IInvocationOperation>().Any(operation =>
            !operation.IsImplicit && operation.Syntax.SpanStart >= from && held.Contains(operation.Syntax.Span)
            && !call.Symbols.IsObservation(operation.TargetMethod.ContainingType)
            && ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken));
    }
}
