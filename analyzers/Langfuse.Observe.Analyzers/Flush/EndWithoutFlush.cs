using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5001, LFO5002, LFO5003 for helpers and, for clients that no program's end decides on, LFO5005 and LFO5011.</summary>
internal sealed class EndWithoutFlush()
    : CallRule(
        [FlushRules.LFO5001_EndsWithoutFlush, FlushRules.LFO5002_ExitSkipsFlush, FlushRules.LFO5003_FlushNotAwaited, FlushRules.LFO5005_ClientNotDisposed, FlushRules.LFO5011_FixtureEndsWithoutFlush],
        ClientSites.Callees)
{
    protected override void Check(NamedCall call)
    {
        if (ClientSites.Of(call.Symbols).At(call.Syntax, call.Model, call.CancellationToken) is not { } site
            || PerCallReason.Of(site, call.Symbols, call.CancellationToken) is not null
            || StoredClient.IsUntouched(call, site)
            || (site.Storage == ClientStorage.InstanceMember && !Lifetimes.Of(call.Symbols).EndsAnywhere(site, call.CancellationToken)))
        {
            return;
        }

        if (!AnalyzeProgram(call, site) && site is { Storage: not (ClientStorage.StaticMember or ClientStorage.InstanceMember), Kind: ClientKind.Own })
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

        machine.RunHandlers();
        Report(call, site, entry, machine, outcome, mustEnd: site.Kind != ClientKind.Container && initial == ClientStates.Free);
        return true;
    }

    private static void Report(NamedCall call, ClientSite site, IMethodSymbol entry, ClientMachine machine, FlowOutcome outcome, bool mustEnd)
    {
        foreach (var dropped in machine.DroppedFlushes)
        {
            Flush.DroppedFlushes.Report(call, dropped.Key, dropped.Value);
        }

        if (ProgramEnd.WithoutFlush(outcome, mustEnd, machine.FlushesWhenItCrashes) is { } way
            && !Lifetimes.Of(call.Symbols).MayEndElsewhere(site, machine, call.CancellationToken))
        {
            var ends = IsMadeForOthers(call, site, entry);
            call.Report(FlushRules.LFO5001_EndsWithoutFlush.With(
                site.Call.Expression, FixProperties.Of(FixProperties.Cure, ends ? FixProperties.NoCure : null), Display.Entry(entry), way, site.Name, Loss(way), Cures.Of(site, ends, entry)));
        }
        else if (call.Symbols.Observed.OwnAttribute(entry) is not null)
        {
            call.Report(FlushRules.LFO5001_EndsWithoutFlush.At(
                site.Location, Display.Entry(entry), "with its own observation", site.Name,
                "an observed entry point begins before the client is started and ends after it is disposed", "Take [Observe] off it, and put it on a method that it calls."));
        }

        machine.RunHosted();
        foreach (var exit in machine.Exits)
        {
            call.Report(FlushRules.LFO5002_ExitSkipsFlush.At(exit.Key, $"{exit.Value.ContainingType.Name}.{exit.Value.Name}", site.Name, LossAt(exit.Value)));
        }
    }

    /// <summary>Whether the method that starts the client records nothing itself: with a using the client would end before anything is recorded.</summary>
    private static bool IsMadeForOthers(NamedCall call, ClientSite site, IMethodSymbol entry) =>
        site is { Kind: ClientKind.Own, Storage: ClientStorage.Local or ClientStorage.Nowhere }
        && call.Body is { } body && !SymbolEqualityComparer.Default.Equals(body, entry) && call.Graph is { } graph
        && (new ClientMachine(call.Symbols, site, call.CancellationToken).Run(graph, ClientStates.Free).Normal & ClientStates.Dirty) == 0;

    private static string LossAt(IMethodSymbol exit) =>
        exit.Name == "Exit" ? "what is still queued has only the two seconds of the exit hook" : "what is still queued is lost";

    private static string Loss(string way) =>
        way == ProgramEnd.ByException ? "a crash loses what is still queued" : "what is still queued has only the two seconds of the exit hook";

    private static bool IsInitialiser(ClientSite site) =>
        site is { Storage: ClientStorage.StaticMember, Holder: IFieldSymbol or IPropertySymbol }
        && site.Call.FirstAncestorOrSelf<StatementSyntax>() is null && site.Call.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>() is null;

    /// <summary>A client that only its own method knows.</summary>
    private static void AnalyzeBody(NamedCall call, ClientSite site)
    {
        if (site.Storage is ClientStorage.Local or ClientStorage.Returned or ClientStorage.Argument
            && Lifetimes.Of(call.Symbols).KeptForEver(site, call.CancellationToken) is { } field && !StoredClient.IsNeverTouched(call))
        {
            call.Report(FlushRules.LFO5005_ClientNotDisposed.At(site.Location, Display.Name(field), $"Dispose it where {field.ContainingType.Name} ends."));
            return;
        }

        if (site.Storage is ClientStorage.Returned or ClientStorage.Local && call.Body is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } factory && call.Symbols.IsClient(factory.ReturnType))
        {
            OfCallers(call, site, factory);
        }

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

        ReportLocal(call, site.Location, site.Name, body);
    }

    /// <summary>A client that a method of this code starts for its callers, and that one of them keeps to itself and forgets.</summary>
    private static void OfCallers(NamedCall call, ClientSite site, IMethodSymbol factory)
    {
        foreach (var use in Callers.Of(factory, call.Compilation, call.CancellationToken).Select(static caller => caller.Syntax).OfType<InvocationExpressionSyntax>())
        {
            var model = MethodBodies.Of(call.Compilation).Model(use.SyntaxTree);
            if (use.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator }
                || model.GetDeclaredSymbol(declarator, call.CancellationToken) is not ILocalSymbol local
                || Bodies.Around(use, model, call.CancellationToken) is not { } body
                || MethodBodies.Of(call.Compilation).Graph(body, call.CancellationToken) is not { } graph
                || Lifetimes.Escapes(new(use, ClientKind.Own, ClientStorage.Local, local), model, call.CancellationToken))
            {
                continue;
            }

            var outcome = new ClientMachine(call.Symbols, site, call.CancellationToken).Run(graph, ClientStates.Free);
            if ((outcome.Normal & (ClientStates.Fresh | ClientStates.Dirty)) != 0)
            {
                ReportLocal(call, use.Expression.GetLocation(), local.Name, body);
            }
        }
    }

    private static void ReportLocal(NamedCall call, Location place, string name, IMethodSymbol body)
    {
        var member = Bodies.Member(body);
        call.Report(member.ContainingType is { } type && (CodeRoles.IsTest(member) || CodeRoles.IsTestFixture(type))
            ? FlushRules.LFO5011_FixtureEndsWithoutFlush.At(place, type.Name, member.Name, "the same method: 'await using var'")
            : FlushRules.LFO5005_ClientNotDisposed.At(place, name, body.IsAsync ? "Write 'await using var'." : "Write 'using var'."));
    }
}
