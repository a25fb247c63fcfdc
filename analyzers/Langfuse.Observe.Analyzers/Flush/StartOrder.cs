using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5015 and LFO5016: a setting after the client's start, an observed call before it.</summary>
internal sealed class StartOrder() : CallRule([FlushRules.LFO5015_SettingAfterStart, FlushRules.LFO5016_ObservedBeforeStart], "Start")
{
    protected override void Check(NamedCall call)
    {
        // With a second client, or a container, it is not to be seen which of them a call or setting is for.
        if (!call.Symbols.IsProgram
            || ClientSites.Of(call.Symbols).At(call.Syntax, call.Model, call.CancellationToken) is not { Kind: ClientKind.Own } site
            || ClientSites.Of(call.Symbols).All.Count != 1
            || NameIndex.Of(call.Compilation).Places("LangfuseRecorder").Count > 0
            || call.Compilation.GetEntryPoint(call.CancellationToken) is not { } entry
            || MethodBodies.Of(call.Compilation).Graph(entry, call.CancellationToken) is not { } graph)
        {
            return;
        }

        var machine = new StartOrderMachine(call.Symbols, site, call.CancellationToken);
        machine.Run(graph, StartOrderMachine.Before);
        if (!machine.Reached)
        {
            return;
        }

        foreach (var (place, name) in machine.TooLate)
        {
            call.Report(FlushRules.LFO5015_SettingAfterStart.At(place, name));
        }

        foreach (var (early, method) in machine.TooEarly)
        {
            call.Report(FlushRules.LFO5016_ObservedBeforeStart.At(early.Expression, Display.Name(method), site.Name));
        }
    }
}
