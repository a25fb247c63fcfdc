using Langfuse.Observe.Analyzers.Observed;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1006: an observed method takes something of which only the type's name can be recorded.</summary>
internal sealed class RecordedAsTypeName() : ObservedMethodRule(UsageRules.LFO1006_RecordedAsTypeName)
{
    public override void Check(ObservedMethod method)
    {
        if (!method.CapturesInput || method.IsRefused)
        {
            return;
        }

        foreach (var parameter in method.Symbol.Parameters)
        {
            if (IsUnreadable(parameter.Type, method.Symbols) && !Captured.IsKeptOut(parameter, method.Symbols))
            {
                method.Report(UsageRules.LFO1006_RecordedAsTypeName.At(
                    parameter.Locations[0], parameter.Name, Display.Name(method.Symbol), Display.Type(parameter.Type)));
            }
        }
    }

    private static bool IsUnreadable(ITypeSymbol type, LangfuseSymbols symbols) =>
        type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
        || symbols.IsTask(type)
        || Streams.IsAsyncStream(type)
        || type is INamedTypeSymbol { Name: "IQueryable" or "IOrderedQueryable", ContainingNamespace.Name: "Linq" }
            or INamedTypeSymbol { Name: "Channel" or "ChannelReader" or "ChannelWriter", ContainingNamespace.Name: "Channels" };
}
