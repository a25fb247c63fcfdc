using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Whether no way of the compilation leads to some code through an observation. Says yes only where every caller is known.</summary>
internal sealed class CallersOutside(LangfuseSymbols symbols, CancellationToken cancellationToken)
{
    private const int Deepest = 8;

    // Whatever opens an observation, ours or foreign, or can (a middleware, a pipeline).
    private static readonly string[] s_openers =
        ["StartTrace", "StartSpan", "StartGeneration", "StartObservation", "StartActivity", "StartRun", "UseLangfuse", "RunExperimentAsync"];

    private static readonly string[] s_queries = ["Select", "SelectMany", "Where", "All", "Any", "Count", "Sum", "Aggregate", "ForAll", "First", "FirstOrDefault", "OrderBy", "ToDictionary"];

    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    public bool IsSure(SyntaxNode code, IMethodSymbol body) => IsSure(code, body, 0);

    private bool IsSure(SyntaxNode code, IMethodSymbol body, int depth)
    {
        if (depth > Deepest || symbols.Observed.Has(body) || OpensBefore(code))
        {
            return false;
        }

        if (body.MethodKind == MethodKind.AnonymousFunction)
        {
            return RunsInPlace(body) is { } around ? IsSure(body.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken), around, depth + 1) : EveryInvocationIsOutside(body, depth);
        }

        if (symbols.Compilation.GetEntryPoint(cancellationToken) is { } entry && SymbolEqualityComparer.Default.Equals(entry, body))
        {
            return true;
        }

        return body.MethodKind switch
        {
            MethodKind.PropertyGet or MethodKind.PropertySet => body.AssociatedSymbol is IPropertySymbol { IsIndexer: false } property && IsOwn(property) && EveryUseIsOutside(property, body, depth),
            MethodKind.Constructor => body.ContainingType is { IsAbstract: false, DeclaredAccessibility: Accessibility.Internal or Accessibility.Private } or { DeclaredAccessibility: Accessibility.Public } && symbols.IsProgram && EveryCreationIsOutside(body, depth),
            _ => KnownCallers.Are(body, symbols) && EveryCallerIsOutside(body, depth),
        };
    }

    /// <summary>Whether an observation that is opened in the same body can be open at the code.</summary>
    private static bool OpensBefore(SyntaxNode code)
    {
        var body = code.Ancestors().FirstOrDefault(static node =>
            node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        return body?.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => Array.IndexOf(s_openers, name.Identifier.ValueText) >= 0 && OpenScopes.MayBeOpenAt(name, code)) != false;
    }

    /// <summary>The body around a lambda that is run in the flow of that body: by <c>Task.Run</c>, by a loop over a list, by LINQ.</summary>
    private IMethodSymbol? RunsInPlace(IMethodSymbol lambda)
    {
        var syntax = lambda.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return syntax.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call }
            && (name is "Run" or "ForEach" or "For" or "Invoke" or "ForEachAsync" || s_queries.Contains(name))
            && MethodBodies.Of(symbols.Compilation).Model(call.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType: { } type }
            && (name == "Run" ? type.Name == "Task" : type.Name is "List" or "Array" or "Parallel" or "Enumerable" or "ParallelEnumerable" && type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true)
            ? lambda.ContainingSymbol as IMethodSymbol
            : null;
    }

    /// <summary>Whether a lambda is kept in a local that is only invoked, and each time outside of any observation.</summary>
    private bool EveryInvocationIsOutside(IMethodSymbol lambda, int depth)
    {
        if (lambda.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } variable } }
            || (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent) is not { } scope || !_asked.Add(lambda))
        {
            return false;
        }

        var model = MethodBodies.Of(symbols.Compilation).Model(scope.SyntaxTree);
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Identifier.ValueText).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => use.Parent is InvocationExpressionSyntax invoked && invoked.Expression == use && Bodies.Around(use, model, cancellationToken) is { } caller && IsSure(use, caller, depth + 1));
    }

    /// <summary>Whether nothing but this program's own code reads or sets a property.</summary>
    private bool IsOwn(IPropertySymbol property) =>
        property is { IsVirtual: false, IsOverride: false, IsAbstract: false } && property.ExplicitInterfaceImplementations.IsEmpty && property.GetAttributes().IsEmpty && property.ContainingType.GetAttributes().IsEmpty
        && (symbols.IsProgram || property.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal || property.ContainingType.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)
        && !property.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(property.Name)).Any();

    private bool EveryUseIsOutside(IPropertySymbol property, IMethodSymbol accessor, int depth)
    {
        var sets = accessor.MethodKind == MethodKind.PropertySet;
        var uses = NameIndex.Of(symbols.Compilation).References(property, cancellationToken).Where(place => IsAssigned(place) == sets && place.Parent is not NameColonSyntax).ToList();
        return _asked.Add(accessor) && uses.Count > 0 && uses.TrueForAll(place => Bodies.Around(place, MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree), cancellationToken) is { } caller && IsSure(place, caller, depth + 1));
    }

    private static bool IsAssigned(SimpleNameSyntax place)
    {
        ExpressionSyntax whole = place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place;
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
    }

    /// <summary>Whether the type is only named where it is created, and each time outside: no container, serialiser or derived class makes one, and no <c>new(...)</c>.</summary>
    private bool EveryCreationIsOutside(IMethodSymbol constructor, int depth)
    {
        var any = false;
        foreach (var place in NameIndex.Of(symbols.Compilation).References(constructor.ContainingType, cancellationToken))
        {
            if (place.Parent is ObjectCreationExpressionSyntax creation)
            {
                any = true;
                if (Bodies.Around(place, MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree), cancellationToken) is not { } caller || !IsSure(creation, caller, depth + 1))
                {
                    return false;
                }
            }
            else if (place.Parent is not MemberAccessExpressionSyntax)
            {
                return false;
            }
        }

        return any;
    }

    private bool EveryCallerIsOutside(IMethodSymbol method, int depth)
    {
        if (!_asked.Add(method))
        {
            return true;
        }

        var any = false;
        foreach (var place in NameIndex.Of(symbols.Compilation).References(method, cancellationToken))
        {
            any = true;
            var model = MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree);
            if (!IsCall(place) || Bodies.Around(place, model, cancellationToken) is not { } caller || !IsSure(place, caller, depth + 1))
            {
                return false;
            }
        }

        // What nobody calls may be called by reflection.
        return any;
    }

    private static bool IsCall(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && call.Expression == access && access.Name == name);
}
