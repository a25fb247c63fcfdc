using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6011: an id that is given to a start is no trace id or observation id. What an observed method is given for one, <see cref="Usage.MarkerAnalyzer"/> sees.</summary>
internal sealed class IdFormat() : CallRule([ContextRules.LFO6011_IdFormat], "StartTrace", "StartSpan", "StartGeneration", "StartObservation")
{
    protected override void Check(NamedCall call)
    {
        if (call.Syntax.ArgumentList.Arguments.Count < 2 || !call.Symbols.IsClient(call.Method?.ContainingType) || call.Operation is not { } operation)
        {
            return;
        }

        foreach (var argument in operation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "traceId" or "parentObservationId", Syntax: ArgumentSyntax { Expression: var id } })
            {
                IdForm.Check(id, argument.Parameter!.Name == "traceId", new(call.Model, call.CancellationToken), call.Report);
            }
        }
    }
}
