using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Where a disposable value goes in a compilation: every variable, member, parameter and collection that can hold it, and the places that end it.</summary>
/// <remarks>By symbol and not by flow: it says who may hold the value at some time, which is what ownership needs. The order of things is the machines' part.</remarks>
internal sealed partial class Holders
{
    private const int Most = 400;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, Holders>> s_known = new();

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _followed = [];
    private readonly List<SyntaxNode> _ends = [];
    private readonly List<SimpleNameSyntax> _members = [];
    private readonly List<InvocationExpressionSyntax> _calls = [];

    private readonly int _depth;

    private Holders(Compilation compilation, int depth, CancellationToken cancellationToken)
    {
        _depth = depth;
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The places that flush or dispose the value: the name of the method, or the using.</summary>
    public IReadOnlyList<SyntaxNode> Ends => _ends;

    /// <summary>Every member that is called or read on it.</summary>
    public IReadOnlyList<SimpleNameSyntax> Members => _members;

    /// <summary>Every holder.</summary>
    public IEnumerable<ISymbol> All => _symbols;

    /// <summary>Whether it is awaited, or given to a method of the framework that may wait for it.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>Where it is called, when it is code.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Calls => _calls;

    /// <summary>Whether a method gives it to callers that are not all in the compilation.</summary>
    public bool IsReturnedToUnknown { get; private set; }

    /// <summary>Whether it goes to code that is not in the compilation and may end it.</summary>
    public bool IsGivenAway { get; private set; }

    /// <summary>Whether it is registered in a container, which hands it to whoever asks.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>The holders of the value that an expression makes.</summary>
    public static Holders Of(ExpressionSyntax value, Compilation compilation, CancellationToken cancellationToken) =>
        s_known.GetValue(compilation, static _ => new()).GetOrAdd(value, _ =>
        {
            var holders = new Holders(compilation, 0, cancellationToken);
            holders.Follow(value);
            return holders;
        });

    public bool Contains(ISymbol symbol) => _symbols.Contains(symbol.OriginalDefinition);

    private SemanticModel Model(SyntaxNode node) => MethodBodies.Of(_compilation).Model(node.SyntaxTree);

    private ISymbol? Symbol(ExpressionSyntax expression) => Model(expression).GetSymbolInfo(expression, _cancellationToken).Symbol;

    private void Add(ISymbol? symbol)
    {
        if (symbol is null or IDiscardSymbol or INamespaceOrTypeSymbol || !_symbols.Add(symbol.OriginalDefinition))
        {
            return;
        }

        symbol = symbol.OriginalDefinition;
        IsReturnedToUnknown |= symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IFieldSymbol && symbol.DeclaredAccessibility == Accessibility.Public
            && symbol.ContainingType.DeclaredAccessibility == Accessibility.Public && _compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary;
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } } positional
            && record.GetMembers(positional.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
        {
            Add(property);
        }

        foreach (var place in Places(symbol))
        {
            var whole = Whole(place);
            if (symbol is not IMethodSymbol && whole is InvocationExpressionSyntax call)
            {
                _calls.Add(call);
            }

            Follow(whole);
        }
    }

    private IEnumerable<SimpleNameSyntax> Places(ISymbol symbol)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }))
        {
            return NameIndex.Of(_compilation).References(symbol, _cancellationToken);
        }

        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken);
        var scope = declaration?.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return scope is null ? [] : scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
            && SymbolEqualityComparer.Default.Equals(Symbol(name)?.OriginalDefinition, symbol));
    }

    /// <summary>The whole of a name: <c>this.x</c>, <c>Telemetry.Client</c>, and the call of a method.</summary>
    private static ExpressionSyntax Whole(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is MemberBindingExpressionSyntax binding ? binding
            : name;
        if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole)
        {
            whole = call;
        }

        while (whole.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == whole)
        {
            whole = conditional;
        }

        return whole;
    }
}
