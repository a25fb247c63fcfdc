using Langfuse.Observe.Analyzers.Observed;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1010 where the attribute stands on the type; <see cref="AttributeChecks"/> sees it on the method itself.</summary>
internal sealed class StreamInsideResult() : ObservedMethodRule(UsageRules.LFO1010_StreamInsideResult)
{
    public override void Check(ObservedMethod method)
    {
        if (method.Symbol is { MethodKind: MethodKind.Ordinary, IsOverride: false } && method.Symbols.Observed.OwnAttribute(method.Symbol) is null && IsOfType(method)
            && Streams.Inside(Streams.Followed(method.Symbol), method.Symbols) is { } holder
            && !(method.Symbols.IsTask(holder) && Streams.HandsOnObserved(method.Symbol, method.Model, method.Symbols)))
        {
            method.Report(UsageRules.LFO1010_StreamInsideResult.At(method.Symbol.Locations[0], Display.Name(method.Symbol), Display.Type(holder)));
        }
    }

    /// <summary>Who observes a whole assembly has not asked for this method's stream.</summary>
    private static bool IsOfType(ObservedMethod method)
    {
        for (var type = method.Symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (method.Symbols.Observed.OwnAttribute(type) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
