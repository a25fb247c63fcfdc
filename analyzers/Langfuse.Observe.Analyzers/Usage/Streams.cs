using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>Which results are streams, and which hide one.</summary>
internal static class Streams
{
    private static readonly string[] s_names = ["IAsyncEnumerable", "IAsyncEnumerator", "IEnumerable", "IEnumerator"];

    /// <summary>The type of the items; null when the type is no stream.</summary>
    public static ITypeSymbol? Item(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } named && s_names.Contains(named.Name) && IsSystem(named) ? arguments[0] : null;

    /// <summary>What a method gives back and is observed as it flows: of an async method that returns a stream, and of a value task, the stream.</summary>
    public static ITypeSymbol Followed(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } awaited } task && IsAsyncStream(awaited[0]) && (method.IsAsync || task.Name == "ValueTask")
            ? awaited[0]
            : method.ReturnType;

    /// <summary>Whether all that a method gives back are tasks of observed methods: then the streams in them are followed.</summary>
    public static bool HandsOnObserved(IMethodSymbol method, SemanticModel model, LangfuseSymbols symbols)
    {
        var results = method.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == model.SyntaxTree)
            .SelectMany(static reference => MethodResults.Of(reference.GetSyntax())).ToList();
        return results.Count > 0 && results.TrueForAll(result => model.GetSymbolInfo(result).Symbol is IMethodSymbol called && symbols.Observed.Has(called));
    }

    /// <summary>The task, tuple, class or object that has an asynchronous stream in it; null when there is none.</summary>
    public static ITypeSymbol? Inside(ITypeSymbol type, LangfuseSymbols symbols) =>
        type is not INamedTypeSymbol named ? null
        : symbols.IsTask(named) || named.IsTupleType ? Parts(named).Any(part => IsAsyncStream(part) || Inside(part, symbols) is not null) ? type : null
        : IsOverStream(named) || HasStream(named, symbols) || IsListOfStreams(named) ? type
        : null;

    private static bool IsListOfStreams(INamedTypeSymbol type) =>
        type.TypeArguments.Length is 1 or 2 && IsAsyncStream(type.TypeArguments[type.TypeArguments.Length - 1])
        && type.AllInterfaces.Append(type).Any(static contract => contract is { Name: "IEnumerable", ContainingNamespace.Name: "Generic" });

    /// <summary>A class that is a stream: in its place no other can be given. A query is none, it only can be made one.</summary>
    private static bool IsOverStream(INamedTypeSymbol type) =>
        !IsAsyncStream(type) && type.AllInterfaces.Any(IsAsyncStream) && !type.AllInterfaces.Any(static contract => contract.Name == "IQueryable");

    /// <summary>Whether a result of this compilation carries a stream in a property: <c>record Answer(string Id, IAsyncEnumerable&lt;string&gt; Chunks)</c>.</summary>
    private static bool HasStream(INamedTypeSymbol type, LangfuseSymbols symbols) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } && !type.AllInterfaces.Any(IsAsyncStream)
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly)
        && WithBases(type).SelectMany(static owner => owner.GetMembers()).Any(static member => member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal, Type: var stream } && IsAsyncStream(stream)
            || member is IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal, Type: var kept } && IsAsyncStream(kept));

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? owner = type; owner is { SpecialType: SpecialType.None }; owner = owner.BaseType)
        {
            yield return owner;
        }
    }

    public static bool IsAsyncStream(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IAsyncEnumerable" or "IAsyncEnumerator", TypeArguments.Length: 1 } named && IsSystem(named);

    private static IEnumerable<ITypeSymbol> Parts(INamedTypeSymbol type) =>
        type.IsTupleType ? type.TupleElements.Select(static element => element.Type) : type.TypeArguments;

    private static bool IsSystem(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;
}
