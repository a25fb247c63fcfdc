using System.Globalization;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>Whether the values of an <c>[Observe]</c> fit each other and its method.</summary>
internal static class AttributeChecks
{
    public static void Values(AttributeSyntax attribute, ISymbol member, AttributeData data, SemanticModel model, Action<Diagnostic> report)
    {
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            switch (argument.NameEquals?.Name.Identifier.ValueText)
            {
                case "Model" when !ObserveOptions.CarriesModel(ObserveOptions.TypeOf(data)):
                    report(UsageRules.LFO1009_GenerationFieldElsewhere.With(
                        argument, FixProperties.Of(FixProperties.Cure, "attribute"), "Model", Display.Name(member), ObserveOptions.TypeOf(data).ToLowerInvariant()));
                    break;
                case "SampleRate" when model.GetConstantValue(argument.Expression) is { HasValue: true, Value: { } rate }:
                    SampleRates.Check(argument.Expression, rate, report);
                    break;
            }
        }
    }

    public static void Shape(AttributeSyntax attribute, IMethodSymbol method, AttributeData data, SemanticModel model, LangfuseSymbols symbols, Action<Diagnostic> report)
    {
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            report(UsageRules.LFO1012_AsyncVoid.At(attribute, Display.Name(method)));
        }

        if (Streams.Inside(Streams.Followed(method), symbols) is { } holder && !(symbols.IsTask(holder) && Streams.HandsOnObserved(method, model, symbols)))
        {
            report(UsageRules.LFO1010_StreamInsideResult.At(attribute, Display.Name(method), Display.Type(holder)));
        }

        if (ObserveOptions.Reducer(data) is { } reducer && ReducerProblem(reducer, Streams.Followed(method), symbols) is { } problem)
        {
            SyntaxNode place = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Reducer") ?? (SyntaxNode)attribute;
            report(UsageRules.LFO1004_ReducerDoesNotFit.At(place, Display.Type(reducer), Display.Name(method), problem));
        }
    }

    private static string? ReducerProblem(INamedTypeSymbol reducer, ITypeSymbol result, LangfuseSymbols symbols)
    {
        if (Streams.Item(result) is not { } item)
        {
            return "the method returns no stream";
        }

        if (reducer.IsAbstract || reducer.IsStatic || reducer.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return "it cannot be created";
        }

        if (reducer.TypeKind == TypeKind.Class && !reducer.InstanceConstructors.Any(static constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }))
        {
            return "it has no public parameterless constructor";
        }

        var contracts = reducer.AllInterfaces.Where(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, symbols.StreamReducer)).ToList();
        return contracts.Count == 0 ? "it does not implement IStreamReducer<TItem, TResult>"
            : contracts.Any(contract => Takes(contract.TypeArguments[0], item, symbols.Compilation)) || reducer.IsUnboundGenericType ? null
            : string.Format(CultureInfo.InvariantCulture, "it adds {0} and the items are {1}", Display.Type(contracts[0].TypeArguments[0]), Display.Type(item));
    }

    private static bool Takes(ITypeSymbol parameter, ITypeSymbol item, Compilation compilation) =>
        parameter is ITypeParameterSymbol || item is ITypeParameterSymbol || compilation.ClassifyCommonConversion(item, parameter) is { IsIdentity: true } or { IsImplicit: true, IsReference: true };
}
