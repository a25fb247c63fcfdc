using System.Runtime.CompilerServices;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Who ends clients, anywhere in the compilation.</summary>
internal sealed class Lifetimes
{
    private static readonly ConditionalWeakTable<Compilation, Lifetimes> s_known = new();

    private static readonly string[] s_endingNames = ["FlushAsync", "Dispose", "DisposeAsync", "Flush"];

    private readonly LangfuseSymbols _symbols;
    private readonly Lazy<IReadOnlyList<(SyntaxNode Place, ISymbol? Client, IMethodSymbol? Body)>> _ends;

    private Lifetimes(LangfuseSymbols symbols)
    {
        _symbols = symbols;
        _ends = new(() => [.. Find()]);
    }

    public static Lifetimes Of(LangfuseSymbols symbols) => s_known.GetValue(symbols.Compilation, _ => new Lifetimes(symbols));

    /// <summary>The bodies that flush or dispose a client.</summary>
    public IEnumerable<IMethodSymbol> Bodies => _ends.Value.Select(static end => end.Body).OfType<IMethodSymbol>();

    /// <summary>Whether a client is flushed or disposed anywhere: through what holds it, or by somebody to whom it is handed.</summary>
    public bool EndsAnywhere(ClientSite site, CancellationToken cancellationToken)
    {
        var holders = Holders.Of(site.Call, _symbols.Compilation, cancellationToken);
        return holders.IsGivenAway || holders.Ends.Count > 0 || (holders.IsRegistered && Unplaced(cancellationToken).Any());
    }

    /// <summary>The field that a client is kept in, when nothing in the compilation ends it and nobody else is given it to end.</summary>
    public ISymbol? KeptForEver(ClientSite site, CancellationToken cancellationToken)
    {
        var holders = Holders.Of(site.Call, _symbols.Compilation, cancellationToken);
        return holders.Ends.Count > 0 || holders.IsGivenAway || holders.IsRegistered ? null
            : holders.All.FirstOrDefault(holder => (holder is IFieldSymbol || IsOfObject(holder, cancellationToken)) && SymbolEqualityComparer.Default.Equals(holder.ContainingAssembly, _symbols.Compilation.Assembly));
    }

    /// <summary>A parameter of a class, which its members use: <c>class Tracer(LangfuseClient langfuse)</c>.</summary>
    private static bool IsOfObject(ISymbol holder, CancellationToken cancellationToken) =>
        holder is IParameterSymbol { DeclaringSyntaxReferences: { Length: 1 } references } && references[0].GetSyntax(cancellationToken) is ParameterSyntax { Parent.Parent: TypeDeclarationSyntax type } parameter
        && type.Members.SelectMany(static member => member.DescendantNodes()).Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Identifier.ValueText);

    /// <summary>Whether a client that leaves its method may be ended by code that the analysis of the program did not come to.</summary>
    public bool MayEndElsewhere(ClientSite site, ProgramMachine machine, CancellationToken cancellationToken)
    {
        if (site.Kind != ClientKind.Own || site.Storage == ClientStorage.Nowhere)
        {
            return false;
        }

        var holders = Holders.Of(site.Call, _symbols.Compilation, cancellationToken);
        if (holders.IsGivenAway)
        {
            return true;
        }

        var runners = new Runners(_symbols.Compilation, machine.Visited, cancellationToken);
        return holders.Ends.Select(place => Flow.Bodies.Around(place, Model(place), cancellationToken)).Concat(Unplaced(cancellationToken))
            .Any(body => body is not null && (!machine.Visited.Contains(body) || machine.HandedOut.Contains(body)) && !IsEntry(body, cancellationToken) && runners.MayRunAtTheEnd(body));
    }

    private bool IsEntry(IMethodSymbol body, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(body, _symbols.Compilation.GetEntryPoint(cancellationToken));

    private SemanticModel Model(SyntaxNode node) => MethodBodies.Of(_symbols.Compilation).Model(node.SyntaxTree);

    /// <summary>The bodies that end a client of which nobody here knows where it comes from: a container gave it.</summary>
    private IEnumerable<IMethodSymbol> Unplaced(CancellationToken cancellationToken)
    {
        var known = ClientSites.Of(_symbols).All.Where(static site => site.Kind == ClientKind.Own).Select(site => Holders.Of(site.Call, _symbols.Compilation, cancellationToken)).ToList();
        return _ends.Value.Where(end => end.Client is null || !known.Any(holders => holders.Contains(end.Client))).Select(static end => end.Body).OfType<IMethodSymbol>();
    }

    /// <summary>Whether a local client gets to other code: returned, passed, stored or captured.</summary>
    public static bool Escapes(ClientSite site, SemanticModel model, CancellationToken cancellationToken)
    {
        if (site.Holder is not ILocalSymbol local || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration)
        {
            return false;
        }

        SyntaxNode? scope = declaration.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= declaration.FirstAncestorOrSelf<CompilationUnitSyntax>();
        var own = declaration.Ancestors().FirstOrDefault(IsFunction);
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && (Leaves(name) || name.Ancestors().FirstOrDefault(IsFunction) != own)
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local)) == true;
    }

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool Leaves(IdentifierNameSyntax name) => !Looks.Is(name) && name.Parent switch
    {
        ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or InitializerExpressionSyntax or LambdaExpressionSyntax
            or CollectionElementSyntax or AnonymousObjectMemberDeclaratorSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == name,
        _ => false,
    };

    private IEnumerable<(SyntaxNode, ISymbol?, IMethodSymbol?)> Find()
    {
        var index = NameIndex.Of(_symbols.Compilation);
        var bodies = MethodBodies.Of(_symbols.Compilation);
        foreach (var name in s_endingNames.SelectMany(index.Places))
        {
            var receiver = name.Parent switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax access } => access.Expression,
                _ => null,
            };
            if (receiver is not null && bodies.Model(name.SyntaxTree) is var model && IsClient(model, receiver))
            {
                yield return (name, model.GetSymbolInfo(receiver).Symbol, Flow.Bodies.Around(name, model, CancellationToken.None));
            }
        }
    }

    private bool IsClient(SemanticModel model, ExpressionSyntax receiver)
    {
        while (receiver is ParenthesizedExpressionSyntax parenthesized)
        {
            receiver = parenthesized.Expression;
        }

        if (receiver is CastExpressionSyntax cast)
        {
            receiver = cast.Expression;
        }

        return _symbols.IsClient(model.GetTypeInfo(receiver).Type);
    }
}
