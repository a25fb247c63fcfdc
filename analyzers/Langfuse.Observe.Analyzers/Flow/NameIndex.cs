using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Where each name stands in the compilation, by text alone. Made the first time that a rule asks who uses a member.</summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<Compilation, NameIndex> s_known = new();

    private readonly Compilation _compilation;
    private readonly Lazy<Dictionary<string, List<SimpleNameSyntax>>> _names;
    private readonly Lazy<IReadOnlyList<ImplicitObjectCreationExpressionSyntax>> _unnamed;

    private NameIndex(Compilation compilation)
    {
        _compilation = compilation;
        _names = new(() => Build(compilation));
        _unnamed = new(() => [.. compilation.SyntaxTrees.SelectMany(static tree => tree.GetRoot().DescendantNodes()).OfType<ImplicitObjectCreationExpressionSyntax>()]);
    }

    public static NameIndex Of(Compilation compilation) => s_known.GetValue(compilation, static compilation => new NameIndex(compilation));

    /// <summary>Every place that is written as this name.</summary>
    public IReadOnlyList<SimpleNameSyntax> Places(string name) => _names.Value.TryGetValue(name, out var places) ? places : [];

    /// <summary>Every object that is made without a name: <c>new(...)</c>.</summary>
    public IReadOnlyList<ImplicitObjectCreationExpressionSyntax> UnnamedCreations => _unnamed.Value;

    /// <summary>Every place that means this symbol.</summary>
    public IEnumerable<SimpleNameSyntax> References(ISymbol symbol, CancellationToken cancellationToken)
    {
        var bodies = MethodBodies.Of(_compilation);
        foreach (var place in Places(symbol.Name))
        {
            var info = bodies.Model(place.SyntaxTree).GetSymbolInfo(place, cancellationToken);
            if ((info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null)) is { } found && Means(found, symbol))
            {
                yield return place;
            }
        }
    }

    private static bool Means(ISymbol found, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals((found is IMethodSymbol { ReducedFrom: { } from } ? from : found).OriginalDefinition, symbol.OriginalDefinition);

    private static Dictionary<string, List<SimpleNameSyntax>> Build(Compilation compilation)
    {
        var names = new Dictionary<string, List<SimpleNameSyntax>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is SimpleNameSyntax name)
                {
                    var text = name.Identifier.ValueText;
                    if (!names.TryGetValue(text, out var places))
                    {
                        names[text] = places = [];
                    }

                    places.Add(name);
                }
            }
        }

        return names;
    }
}
