using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Control flow graphs of methods anywhere in the compilation, each made once, and only when a rule has to look into it.</summary>
internal sealed class MethodBodies
{
    private static readonly ConditionalWeakTable<Compilation, MethodBodies> s_known = new();

    private readonly ConcurrentDictionary<ISymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<ControlFlowGraph>> _initialisers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    private MethodBodies(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; }

    public static MethodBodies Of(Compilation compilation) => s_known.GetValue(compilation, static compilation => new MethodBodies(compilation));

    public SemanticModel Model(SyntaxTree tree) =>
#pragma warning disable RS1030 // rules about a whole program have to look into other files; models are kept, and made only for methods that matter
        _models.GetOrAdd(tree, tree => Compilation.GetSemanticModel(tree));
#pragma warning restore RS1030

    /// <summary>The graph of a method, accessor, constructor, local function or lambda written in this compilation; else null.</summary>
    public ControlFlowGraph? Graph(IMethodSymbol method, CancellationToken cancellationToken = default)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        return _graphs.GetOrAdd(method, _ => Make(method, cancellationToken));
    }

    /// <summary>The graphs of the initialisers of a type's instance fields and properties that call something.</summary>
    public IReadOnlyList<ControlFlowGraph> Initialisers(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _initialisers.GetOrAdd(type.OriginalDefinition, _ => [.. MakeInitialisers(type.OriginalDefinition, cancellationToken)]);

    /// <summary>Every operation in a body, lambdas and local functions of it not included.</summary>
    public static IEnumerable<IOperation> Operations(ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(static block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(static operation => operation.DescendantsAndSelf());

    /// <summary>The graph of a field's or property's initialiser; null when it has none.</summary>
    public ControlFlowGraph? Initialiser(ISymbol member, CancellationToken cancellationToken) => _graphs.GetOrAdd(member.OriginalDefinition, _ =>
    {
        member = (member as IFieldSymbol)?.AssociatedSymbol ?? member;
        var value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return value is null || !Compilation.ContainsSyntaxTree(value.SyntaxTree) ? null : Model(value.SyntaxTree).GetOperation(value, cancellationToken) switch
        {
            IFieldInitializerOperation { Parent: null } field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation { Parent: null } property => ControlFlowGraph.Create(property, cancellationToken),
            _ => null,
        };
    });

    private ControlFlowGraph? Make(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } syntax
            || !Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

        return method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
            ? MakeNested(method, cancellationToken)
            : MakeOwn(syntax, cancellationToken);
    }

    private IEnumerable<ControlFlowGraph> MakeInitialisers(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var member in type.GetMembers().Where(static member => member is IFieldSymbol { IsConst: false } or IPropertySymbol && !member.IsStatic))
        {
            var value = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (value is not null && Compilation.ContainsSyntaxTree(value.SyntaxTree)
                && value.DescendantNodes().Any(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            {
                switch (Model(value.SyntaxTree).GetOperation(value, cancellationToken))
                {
                    case IFieldInitializerOperation { Parent: null } field:
                        yield return ControlFlowGraph.Create(field, cancellationToken);
                        break;
                    case IPropertyInitializerOperation { Parent: null } property:
                        yield return ControlFlowGraph.Create(property, cancellationToken);
                        break;
                }
            }
        }
    }

    private ControlFlowGraph? MakeOwn(SyntaxNode syntax, CancellationToken cancellationToken) =>
        Model(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) switch
        {
            IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            _ => null,
        };

    private ControlFlowGraph? MakeNested(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if ((method.ContainingSymbol switch
            {
                IMethodSymbol container => Graph(container, cancellationToken),
                (IFieldSymbol or IPropertySymbol) and var member => Initialiser(member, cancellationToken),
                _ => null,
            }) is not { } outer)
        {
            return null;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return outer.LocalFunctions.Contains(method) ? outer.GetLocalFunctionControlFlowGraph(method, cancellationToken) : null;
        }

        var lambda = Operations(outer).OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, method));
        return lambda is null ? null : outer.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
    }
}
