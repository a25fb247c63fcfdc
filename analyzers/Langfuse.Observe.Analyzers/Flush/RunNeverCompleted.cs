using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5014: a run of the agent sink that nothing completes, or that some way leaves neither completed nor disposed.</summary>
internal sealed class RunNeverCompleted() : CallRule([FlushRules.LFO5014_RunNeverCompleted], "StartRun")
{
    protected override void Check(NamedCall call)
    {
        if (call.Method is not { } method || !ClientCalls.IsLangfuse(method.ContainingAssembly))
        {
            return;
        }

        var holders = Holders.Of(call.Syntax, call.Compilation, call.CancellationToken);
        if (holders.IsGivenAway || holders.IsReturnedToUnknown)
        {
            return;
        }

        if (!holders.Members.Any(static member => member.Identifier.ValueText == "CompleteAsync"))
        {
            call.Report(FlushRules.LFO5014_RunNeverCompleted.At(call.Name, NameOf(call), "anywhere"));
        }
        else if (Local(call) is { } local && call.Graph is { } graph && !Lifetimes.Escapes(new(call.Syntax, ClientKind.Own, ClientStorage.Local, local), call.Model, call.CancellationToken))
        {
            var machine = new ObservationMachine(call.Symbols, call.Syntax, local, call.CancellationToken, "CompleteAsync", "DisposeAsync");
            if ((new FlowWalker(graph, machine, call.CancellationToken).Run(ObservationMachine.Ended).Normal & ObservationMachine.Open) != 0)
            {
                call.Report(FlushRules.LFO5014_RunNeverCompleted.At(call.Name, local.Name, "on every path that returns"));
            }
        }
    }

    private static ILocalSymbol? Local(NamedCall call) =>
        call.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? call.Model.GetDeclaredSymbol(declarator, call.CancellationToken) as ILocalSymbol : null;

    private static string NameOf(NamedCall call) => Local(call)?.Name ?? call.Name.Identifier.ValueText;
}
