using Langfuse.Observe.Analyzers.Observed;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1012 where the attribute stands on the type or the assembly; <see cref="AttributeChecks"/> sees it on the method itself.</summary>
internal sealed class AsyncVoid() : ObservedMethodRule(UsageRules.LFO1012_AsyncVoid)
{
    public override void Check(ObservedMethod method)
    {
        if (method.Symbol is { IsAsync: true, ReturnsVoid: true, IsOverride: false } && method.Symbols.Observed.OwnAttribute(method.Symbol) is null && !IsHandler(method.Symbol))
        {
            method.Report(UsageRules.LFO1012_AsyncVoid.At(method.Symbol.Locations[0], Display.Name(method.Symbol)));
        }
    }

    /// <summary>A handler of an event cannot be anything else.</summary>
    private static bool IsHandler(IMethodSymbol method) => method.Parameters.Length == 2 && method.Parameters[1].Type is var type && IsEventArgs(type);

    private static bool IsEventArgs(ITypeSymbol? type) => type is not null && (type.Name == "EventArgs" || IsEventArgs(type.BaseType));
}
