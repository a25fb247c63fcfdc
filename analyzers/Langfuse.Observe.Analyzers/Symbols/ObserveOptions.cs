using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>What an <c>[Observe]</c> says.</summary>
internal static class ObserveOptions
{
    /// <summary>The observation's type as the member of <c>ObservationType</c> is called.</summary>
    public static string TypeOf(AttributeData data)
    {
        var argument = data.NamedArguments.FirstOrDefault(static argument => argument.Key == "AsType").Value;
        return argument.Type is INamedTypeSymbol type && argument.Value is { } value
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value))?.Name ?? "Span"
            : "Span";
    }

    /// <summary>Whether a type of observation carries model, usage and cost.</summary>
    public static bool CarriesModel(string type) => type is "Generation" or "Embedding";

    public static bool CapturesInput(AttributeData data) => Flag(data, "CaptureInput");

    /// <summary>Whether each call begins a trace of its own.</summary>
    public static bool IsRoot(AttributeData data) => data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Root").Value.Value is true;

    public static bool CapturesOutput(AttributeData data) => Flag(data, "CaptureOutput");

    public static INamedTypeSymbol? Reducer(AttributeData data) =>
        data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Reducer").Value.Value as INamedTypeSymbol;

    private static bool Flag(AttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is not false;
}
