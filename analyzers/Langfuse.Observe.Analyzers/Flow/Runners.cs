using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Who runs a body that the flow from the entry point does not come to: the end of the process, a framework, some event, or nobody.</summary>
internal sealed class Runners(Compilation compilation, HashSet<ISymbol> visited, CancellationToken cancellationToken)
{
    private const int Deepest = 8;

    private static readonly string[] s_ends = ["Exit", "Clos", "Shutdown", "Stop", "Unload", "Ended", "Dispos", "Terminat"];

    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    /// <summary>Whether something that cannot be seen here may run the body when the program ends.</summary>
    public bool MayRunAtTheEnd(IMethodSymbol body) => May(body, 0);

    private bool May(IMethodSymbol body, int depth)
    {
        if (depth > Deepest)
        {
            return true;
        }

        if (!_asked.Add(body))
        {
            return false;
        }

        return body.MethodKind switch
        {
            MethodKind.AnonymousFunction => body.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is ExpressionSyntax lambda && OfDelegate(lambda, body, depth),
            MethodKind.LocalFunction => OfPlaces(body, depth),
            // The runtime does not run finalisers at the end of a process.
            MethodKind.Destructor => false,
            MethodKind.PropertyGet or MethodKind.PropertySet => body.AssociatedSymbol is not { } property || OfPlaces(property, depth),
            _ => OfMethod(body, depth),
        };
    }

    private bool OfMethod(IMethodSymbol method, int depth)
    {
        if (!method.GetAttributes().IsEmpty)
        {
            return true;
        }

        if (Contract(method) is { } contract)
        {
            return contract.Name is not ("IDisposable" or "IAsyncDisposable") || IsMadeByOthers(method.ContainingType) || OfPlaces(method, depth);
        }

        return (method.IsOverride && method.OverriddenMethod is { } overridden && (!IsInSource(overridden) || May(overridden, depth + 1))) || OfPlaces(method, depth);
    }

    /// <summary>The interface of another assembly that the method implements.</summary>
    private INamedTypeSymbol? Contract(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.FirstOrDefault(contract => !IsInSource(contract)
            && contract.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    /// <summary>Whether a container or framework makes the objects: then it ends them too.</summary>
    private bool IsMadeByOthers(INamedTypeSymbol type) => SourceTypes.Of(compilation).All.Append(type).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .Where(candidate => SymbolEqualityComparer.Default.Equals(candidate, type) || Derives(candidate, type))
        .Any(candidate => NameIndex.Of(compilation).References(candidate, cancellationToken).Any(IsHandedOver));

    private bool IsHandedOver(SimpleNameSyntax place) =>
        place.FirstAncestorOrSelf<TypeArgumentListSyntax>() is { Parent: GenericNameSyntax { Identifier.ValueText: not ("List" or "Lazy" or "Task" or "ValueTask" or "Func" or "Action" or "Dictionary" or "ConcurrentDictionary" or "Stack" or "Queue") } generic }
            && Model(generic).GetSymbolInfo(generic, cancellationToken).Symbol is not { DeclaringSyntaxReferences.IsEmpty: false }
        || place.Parent is TypeOfExpressionSyntax;

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from))
            {
                return true;
            }
        }

        return false;
    }

    private bool OfPlaces(ISymbol member, int depth)
    {
        foreach (var place in NameIndex.Of(compilation).References(member, cancellationToken))
        {
            ExpressionSyntax whole = place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place;
            if (whole.Parent is InvocationExpressionSyntax || whole.Parent is ConditionalAccessExpressionSyntax || place.Parent is MemberBindingExpressionSyntax || member is IPropertySymbol)
            {
                // What the flow has come to, it has judged.
                if (Bodies.Around(place, MethodBodies.Of(compilation).Model(place.SyntaxTree), cancellationToken) is { } caller && !visited.Contains(caller) && !IsEntry(caller) && May(caller, depth + 1))
                {
                    return true;
                }
            }
            else if (OfDelegate(whole, member as IMethodSymbol, depth))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsEntry(IMethodSymbol body) => SymbolEqualityComparer.Default.Equals(body, compilation.GetEntryPoint(cancellationToken));

    private bool OfDelegate(ExpressionSyntax code, IMethodSymbol? body, int depth)
    {
        switch (code.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax:
                return OfDelegate((ExpressionSyntax)code.Parent, body, depth);
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } subscription when subscription.Right == code:
                return OfEvent(subscription.Left, body);
            case AssignmentExpressionSyntax assignment when assignment.Right == code:
                return Model(code).GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not { } target || IsRead(target, depth);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                return Model(code).GetDeclaredSymbol(declarator, cancellationToken) is not { } variable || IsRead(variable, depth);
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } }:
                return OfCall(call) && (!ProgramMachine.IsKept(Model(call).GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol) || IsCalled(code));
            case InitializerExpressionSyntax or ExpressionElementSyntax:
                return IsCalled(code);
            default:
                return true;
        }
    }

    /// <summary>Whether somebody takes code out of the collection that it is in, and calls it.</summary>
    private bool IsCalled(ExpressionSyntax code) =>
        Holders.Of(code, compilation, cancellationToken) is { Calls.Count: > 0 } or { IsGivenAway: true } or { IsReturnedToUnknown: true } or { IsRegistered: true };

    private bool IsRead(ISymbol variable, int depth) => variable is not ILocalSymbol || OfPlaces(variable, depth);

    /// <summary>An event of the process's end runs a handler to its end only when that does not await.</summary>
    private bool OfEvent(ExpressionSyntax target, IMethodSymbol? handler)
    {
        var name = Model(target).GetSymbolInfo(target, cancellationToken).Symbol?.Name ?? "";
        return name != "Exited" && s_ends.Any(end => name.IndexOf(end, StringComparison.Ordinal) >= 0) && handler?.IsAsync != true;
    }

    private bool OfCall(ExpressionSyntax call)
    {
        if (Model(call).GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return true;
        }

        return !(Symbols.CodeRoles.MapsRequests(method)
            || method.ContainingNamespace?.ToDisplayString() == "System.Linq"
            || (method.Name == "ForEach" && method.ContainingType.Name is "List" or "Array")
            || method.ContainingType.Name is "PosixSignalRegistration" or "Timer" or "PeriodicTimer" or "Task" or "Thread" or "ThreadPool" or "Parallel"
            || (method is { Name: "Register" or "UnsafeRegister", ContainingType.Name: "CancellationToken" } && !IsStopping(call)));
    }

    private static bool IsStopping(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ApplicationStopping" or "ApplicationStopped" } } };

    private bool IsInSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private SemanticModel Model(SyntaxNode node) => MethodBodies.Of(compilation).Model(node.SyntaxTree);
}
