using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5006: a client is started where code runs many times.</summary>
internal sealed class ClientPerCall() : CallRule([FlushRules.LFO5006_ClientPerCall], ClientSites.Callees)
{
    protected override void Check(NamedCall call)
    {
        if (ClientSites.Of(call.Symbols).At(call.Syntax, call.Model, call.CancellationToken) is not { } site
            || PerCallReason.Of(site, call.Symbols, call.CancellationToken) is not { } reason)
        {
            return;
        }

        var owner = call.Body is { } body ? Bodies.Member(body) : site.Holder;
        call.Report(FlushRules.LFO5006_ClientPerCall.At(site.Location, owner is null ? "The program" : Display.Name(owner), reason));
    }
}
