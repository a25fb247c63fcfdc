using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5012: an observation that is started by hand and not ended on every path.</summary>
internal sealed class ObservationNotEnded()
    : CallRule([FlushRules.LFO5012_ObservationNotEnded], "StartTrace", "StartSpan", "StartGeneration", "StartObservation")
{
    private const int DeepestHelper = 3;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, bool>> s_reported = new();

    protected override void Check(NamedCall call)
    {
        if (!call.Symbols.IsObservation(call.Method?.ReturnType))
        {
            return;
        }

        if (call.Syntax.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } })
        {
            call.Report(FlushRules.LFO5012_ObservationNotEnded.At(call.Name, NameOf(call.Syntax), "anywhere"));
        }
        else if (call.Body is { } body && !ReportAt(call, call.Syntax, call.Name, body) && IsReturned(call.Syntax))
        {
            OfCallers(call, body, 0);
        }
    }

    /// <summary>A method that starts the observation for those who call it.</summary>
    private static void OfCallers(NamedCall call, IMethodSymbol helper, int depth)
    {
        if (depth == DeepestHelper || !call.Symbols.IsObservation(helper.ReturnType))
        {
            return;
        }

        foreach (var use in Callers.Of(helper, call.Compilation, call.CancellationToken).Select(static caller => caller.Syntax).OfType<InvocationExpressionSyntax>())
        {
            if (NamedCall.NameOf(use) is not { } name || Bodies.Around(use, MethodBodies.Of(call.Compilation).Model(use.SyntaxTree), call.CancellationToken) is not { } body)
            {
                continue;
            }

            if (IsReturned(use))
            {
                OfCallers(call, body, depth + 1);
            }
            else
            {
                ReportAt(call, use, name, body);
            }
        }
    }

    private static bool ReportAt(NamedCall call, InvocationExpressionSyntax start, SimpleNameSyntax name, IMethodSymbol body)
    {
        if (Local(start, MethodBodies.Of(call.Compilation).Model(start.SyntaxTree), call.CancellationToken) is not { } local)
        {
            return false;
        }

        if (Open(call, start, local, body) is { } way && s_reported.GetValue(call.Compilation, static _ => new()).TryAdd(name, true))
        {
            call.Report(FlushRules.LFO5012_ObservationNotEnded.At(name, local.Name, way));
        }

        return true;
    }

    private static bool IsReturned(InvocationExpressionSyntax start) => Whole(start).Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax;

    private static ExpressionSyntax Whole(InvocationExpressionSyntax start)
    {
        ExpressionSyntax value = start;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax || value.Parent is ConditionalExpressionSyntax choice && choice.Condition != value)
        {
            value = (ExpressionSyntax)value.Parent;
        }

        return value;
    }

    private static ILocalSymbol? Local(InvocationExpressionSyntax start, SemanticModel model, CancellationToken cancellationToken) => Whole(start) switch
    {
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator } } => model.GetDeclaredSymbol(declarator, cancellationToken) as ILocalSymbol,
        { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name, Parent: ExpressionStatementSyntax } } => model.GetSymbolInfo(name, cancellationToken).Symbol as ILocalSymbol,
        _ => null,
    };

    /// <summary>On which paths it stays open, in words; null when it does on none.</summary>
    private static string? Open(NamedCall call, InvocationExpressionSyntax start, ILocalSymbol local, IMethodSymbol body)
    {
        if (ObservationUses.Escape(local, call.Compilation, call.CancellationToken) || MethodBodies.Of(call.Compilation).Graph(body, call.CancellationToken) is not { } graph)
        {
            return null;
        }

        var outcome = new FlowWalker(graph, new ObservationMachine(call.Symbols, start, local, call.CancellationToken), call.CancellationToken).Run(ObservationMachine.Ended);
        return (outcome.Normal & ObservationMachine.Open) != 0 ? (outcome.Normal & ObservationMachine.Ended) == 0 ? "anywhere" : "on every path that returns"
            : (outcome.Thrown & ObservationMachine.Open) != 0 ? "when an exception is thrown"
            : null;
    }

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : call.Expression.ToString();
}
