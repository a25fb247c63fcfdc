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
            return RunsInPlace(body) is { } around && IsSure(body.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken), around, depth + 1);
        }

        if (symbols.Compilation.GetEntryPoint(cancellationToken) is { } entry && SymbolEqualityComparer.Default.Equals(entry, body))
        {
            return true;
        }

        return IsCalledFromHereOnly(body) && EveryCallerIsOutside(body, depth);
    }

    /// <summary>Whether an observation is opened in the same body; where exactly does not matter, only that nobody can be sure any more.</summary>
    private static bool OpensBefore(SyntaxNode code)
    {
        var body = code.Ancestors().FirstOrDefault(static node =>
            node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        return body?.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => Array.IndexOf(s_openers, name.Identifier.ValueText) >= 0) != false;
    }

    /// <summary>The body around a lambda that <c>Task.Run</c> runs in the flow of that body.</summary>
    private IMethodSymbol? RunsInPlace(IMethodSymbol lambda)
    {
        var syntax = lambda.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return syntax.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Run", Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" } } } }
            ? lambda.ContainingSymbol as IMethodSymbol
            : null;
    }

    /// <summary>Whether nothing but direct calls in this compilation can run the method: no interface, no override, no framework, no other assembly.</summary>
    private bool IsCalledFromHereOnly(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return true;
        }

        var type = method.ContainingType;
        return method.MethodKind == MethodKind.Ordinary
            && !method.IsVirtual && !method.IsOverride && !method.IsAbstract && method.GetAttributes().IsEmpty
            && method.ExplicitInterfaceImplementations.IsEmpty
            && (symbols.IsProgram || method.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal || type.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)
            && !ImplementsInterface(method, type)
            && !(type.BaseType is { SpecialType: SpecialType.None, IsAbstract: true } && method.DeclaredAccessibility == Accessibility.Public)
            && !CodeRoles.HandlesRequest(method) && CodeRoles.FunctionHandler(method) is null;
    }

    private static bool ImplementsInterface(IMethodSymbol method, INamedTypeSymbol type) => type.AllInterfaces.SelectMany(static contract => contract.GetMembers())
        .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method));

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
