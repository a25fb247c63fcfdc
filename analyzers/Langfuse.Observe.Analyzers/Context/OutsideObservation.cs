using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6003: <c>UpdateCurrent...</c> or <c>ScoreCurrent...</c> where nothing can be current.</summary>
internal sealed class OutsideObservation()
    : CallRule([ContextRules.LFO6003_OutsideObservation], "UpdateCurrentTrace", "UpdateCurrentObservation", "ScoreCurrentTrace", "ScoreCurrentObservation")
{
    protected override void Check(NamedCall call)
    {
        if (call.Symbols.IsContext(call.Method?.ContainingType)
            && call.Body is { } body
            && new CallersOutside(call.Symbols, call.CancellationToken).IsSure(call.Syntax, body))
        {
            call.Report(ContextRules.LFO6003_OutsideObservation.At(call.Name, call.Name.Identifier.ValueText, Display.Name(Bodies.Member(body))));
        }
    }
}
