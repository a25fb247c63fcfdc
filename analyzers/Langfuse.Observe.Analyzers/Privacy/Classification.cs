using System.Collections.Immutable;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Privacy;

/// <summary>Data classification attributes: those derived from <c>DataClassificationAttribute</c> of Microsoft.Extensions.Compliance.</summary>
internal static class Classification
{
    /// <summary>The attribute on a symbol, as it is written; null when it has none.</summary>
    public static string? Marked(ISymbol symbol) => Marked(symbol.GetAttributes());

    /// <summary>The attribute among others.</summary>
    public static string? Marked(ImmutableArray<AttributeData> attributes)
    {
        foreach (var data in attributes)
        {
            for (var type = data.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name == "DataClassificationAttribute")
                {
                    var name = data.AttributeClass!.Name;
                    return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
                }
            }
        }

        return null;
    }

    /// <summary>The attribute on a type, on its items, or on something that is recorded with it.</summary>
    public static string? Of(ITypeSymbol? type, LangfuseSymbols symbols) =>
        type is null || Captured.IsKeptOut(type, symbols) ? null
        : RecordedMembers.Items(type).Where(item => !Captured.IsKeptOut(item, symbols)).Select(MarkedType).FirstOrDefault(static found => found is not null)
            ?? symbols.Recorded.Of(type).Select(OfMember).FirstOrDefault(static found => found is not null);

    /// <summary>The attribute on a member, on the parameter of the record that it is made of, or on what it holds.</summary>
    private static string? OfMember(ISymbol member) =>
        Marked(member)
        ?? (member is IPropertySymbol ? member.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(member.Name)).Select(Marked).FirstOrDefault(static found => found is not null) : null)
        ?? (member is IPropertySymbol { ContainingType.IsRecord: true } ? member.ContainingType.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == member.Name).Select(Marked).FirstOrDefault(static found => found is not null) : null)
        ?? RecordedMembers.Items(RecordedMembers.TypeOf(member)).Select(MarkedType).FirstOrDefault(static found => found is not null);

    private static string? MarkedType(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Marked(candidate) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What a method gives, out of its task.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method, LangfuseSymbols symbols) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } task && symbols.IsTask(task) ? arguments[0]
        : method.ReturnsVoid || symbols.IsTask(method.ReturnType) ? null
        : method.ReturnType;
}
