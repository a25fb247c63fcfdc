using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5001, LFO5002 and, for clients that no program's end decides on, LFO5005 and LFO5011.</summary>
internal sealed class EndWithoutFlush()
    : CallRule(
        [FlushRules.LFO5001_EndsWithoutFlush, FlushRules.LFO5002_ExitSkipsFlush, FlushRules.LFO5005_ClientNotDisposed, FlushRules.LFO5011_FixtureEndsWithoutFlush],
        ClientSites.Callees)
{
    protected override void Check(NamedCall call)
    {
        if (ClientSites.Of(call.Symbols).At(call.Syntax, call.Model, call.CancellationToken) is not { Storage: not ClientStorage.InstanceMember } site
            || PerCallReason.Of(site, call.Symbols, call.CancellationToken) is not null)
        {
            return;
        }

        if (!AnalyzeProgram(call, site) && site is { Storage: not ClientStorage.StaticMember, Kind: ClientKind.Own })
        {
            AnalyzeBody(call, site);
        }
    }

    /// <summary>Follows the client from the entry point; true when the program reaches it.</summary>
    private static bool AnalyzeProgram(NamedCall call, ClientSite site)
    {
        if (!call.Symbols.IsProgram || call.Compilation.GetEntryPoint(call.CancellationToken) is not { } entry
            || MethodBodies.Of(call.Compilation).Graph(entry, call.CancellationToken) is not { } graph)
        {
            return false;
        }

        var initial = IsInitialiser(site) ? ClientStates.Fresh : ClientStates.Free;
        if (initial == ClientStates.Fresh && !Lifetimes.Of(call.Symbols).EndsAnywhere(site, call.CancellationToken))
        {
            return false;
        }

        var machine = new ClientMachine(call.Symbols, site, call.CancellationToken);
        var outcome = machine.Run(graph, initial);
        if (!machine.Reached && initial == ClientStates.Free)
        {
            return false;
        }

        foreach (var exit in machine.Exits)
        {
            call.Report(FlushRules.LFO5002_ExitSkipsFlush.At(exit.Key, $"{exit.Value.ContainingType.Name}.{exit.Value.Name}", site.Name));
        }

        if (ProgramEnd.WithoutFlush(outcome, mustEnd: site.Kind != ClientKind.Container && initial == ClientStates.Free) is { } way
            && !Lifetimes.Of(call.Symbols).MayEndElsewhere(site, machine.Visited, call.CancellationToken))
        {
            call.Report(FlushRules.LFO5001_EndsWithoutFlush.At(site.Location, Display.Entry(entry), way, site.Name));
        }

        return true;
    }

    private static bool IsInitialiser(ClientSite site) =>
        site is { Storage: ClientStorage.StaticMember, Holder: IFieldSymbol or IPropertySymbol }
        && site.Call.FirstAncestorOrSelf<StatementSyntax>() is null && site.Call.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>() is null;

    /// <summary>A client that only its own method knows.</summary>
    private static void AnalyzeBody(NamedCall call, ClientSite site)
    {
        if (site.Storage is not (ClientStorage.Local or ClientStorage.Nowhere)
            || call.Body is not { } body || call.Graph is not { } graph
            || Lifetimes.Escapes(site, call.Model, call.CancellationToken))
        {
            return;
        }

        var outcome = new ClientMachine(call.Symbols, site, call.CancellationToken).Run(graph, ClientStates.Free);
        if ((outcome.Normal & (ClientStates.Fresh | ClientStates.Dirty)) == 0)
        {
            return;
        }

        var member = Bodies.Member(body);
        call.Report(member.ContainingType is { } type && (CodeRoles.IsTest(member) || CodeRoles.IsTestFixture(type))
            ? FlushRules.LFO5011_FixtureEndsWithoutFlush.At(site.Location, type.Name, member.Name, "the same method: 'await using var'")
            : FlushRules.LFO5005_ClientNotDisposed.At(site.Location, site.Name, "Write 'await using var'."));
    }
}
