using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5012: an observation that is started by hand and not ended on every path.</summary>
internal sealed class ObservationNotEnded()
    : CallRule([FlushRules.LFO5012_ObservationNotEnded], "StartTrace", "StartSpan", "StartGeneration", "StartObservation")
{
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
        else if (Local(call) is { } local && Open(call, local) is { } way)
        {
            call.Report(FlushRules.LFO5012_ObservationNotEnded.At(call.Name, local.Name, way));
        }
    }

    private static ILocalSymbol? Local(NamedCall call) =>
        call.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator }
            ? call.Model.GetDeclaredSymbol(declarator, call.CancellationToken) as ILocalSymbol
            : null;

    /// <summary>On which paths it stays open, in words; null when it does on none.</summary>
    private static string? Open(NamedCall call, ILocalSymbol local)
    {
        var site = new ClientSite(call.Syntax, ClientKind.Own, ClientStorage.Local, local);
        if (Lifetimes.Escapes(site, call.Model, call.CancellationToken) || call.Graph is not { } graph)
        {
            return null;
        }

        var outcome = new FlowWalker(graph, new ObservationMachine(call.Symbols, call.Syntax, local, call.CancellationToken), call.CancellationToken).Run(ObservationMachine.Ended);
        return (outcome.Normal & ObservationMachine.Open) != 0 ? (outcome.Normal & ObservationMachine.Ended) == 0 ? "anywhere" : "on every path that returns"
            : (outcome.Thrown & ObservationMachine.Open) != 0 ? "when an exception is thrown"
            : null;
    }

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : call.Expression.ToString();
}
