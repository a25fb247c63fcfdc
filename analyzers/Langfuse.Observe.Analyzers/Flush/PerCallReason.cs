using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Why a client is started again and again, in words that follow "on".</summary>
internal static class PerCallReason
{
    private static readonly string[] s_caches = ["GetOrAdd", "GetOrCreate", "GetOrCreateAsync", "AddOrUpdate", "EnsureInitialized", "GetOrSet", "GetOrSetAsync", "TryAdd"];

    private static readonly string[] s_loops = ["Select", "SelectMany", "ForEach", "ForEachAsync", "For", "ForAsync", "ParallelForEachAsync"];

    public static string? Of(ClientSite site, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        if (site.Kind != ClientKind.Own || site.Storage is ClientStorage.StaticMember || IsCached(site, symbols, cancellationToken))
        {
            return null;
        }

        var model = MethodBodies.Of(symbols.Compilation).Model(site.Call.SyntaxTree);
        return InLoop(site.Call) ?? InDelegate(site.Call, model, cancellationToken)
            ?? (!IsShortLived(site, symbols, cancellationToken) ? null : InHandler(site.Call, model, cancellationToken))
            ?? InMember(site, symbols, model, cancellationToken);
    }

    /// <summary><c>x ??= Start()</c>, a cache per tenant, a lazy value: they run once, or are kept.</summary>
    private static bool IsCached(ClientSite site, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        IsCached(site.Call)
        || (site.Storage is ClientStorage.Local or ClientStorage.Returned or ClientStorage.Argument
            && Holders.Of(site.Call, symbols.Compilation, cancellationToken).All.Any(holder => holder switch
            {
                IFieldSymbol or IPropertySymbol { SetMethod: not null } => holder.IsStatic || IsCollection(holder),

                // A collection of the method around, which lives longer than the local function or lambda that fills it.
                ILocalSymbol { ContainingSymbol: IMethodSymbol around } => IsCollection(holder)
                    && (!SymbolEqualityComparer.Default.Equals(around, Around(site, symbols, cancellationToken)) || IsOfEachProject(site, holder, symbols, cancellationToken)),
                _ => false,
            }));

    /// <summary>A client for each project of a list, kept beside the loop that starts them.</summary>
    private static bool IsOfEachProject(ClientSite site, ISymbol collection, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        site.Call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } project and not LiteralExpressionSyntax
        && MethodBodies.Of(symbols.Compilation).Model(project.SyntaxTree).GetTypeInfo(project, cancellationToken).Type?.SpecialType == SpecialType.System_String
        && project.Ancestors().FirstOrDefault(static node => node is CommonForEachStatementSyntax or ForStatementSyntax) is { } loop
        && collection.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } declaration && !loop.Span.Contains(declaration.Span);

    private static IMethodSymbol? Around(ClientSite site, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        Bodies.Around(site.Call, MethodBodies.Of(symbols.Compilation).Model(site.Call.SyntaxTree), cancellationToken);

    private static bool IsCached(SyntaxNode code) => code.Ancestors().TakeWhile(static node => node is not StatementSyntax and not MemberDeclarationSyntax)
        .Any(static node => node.IsKind(SyntaxKind.CoalesceAssignmentExpression) || node is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax }
            || (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && Array.IndexOf(s_caches, name) >= 0)
            || (node is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Lazy" or "AsyncLazy" } }));

    private static bool IsCollection(ISymbol holder) =>
        (holder switch { IFieldSymbol field => field.Type, ILocalSymbol local => local.Type, _ => ((IPropertySymbol)holder).Type }) is INamedTypeSymbol { SpecialType: SpecialType.None } type
        && type.AllInterfaces.Any(static contract => contract.Name is "IEnumerable");

    private static string? InLoop(SyntaxNode call)
    {
        SyntaxNode inner = call;
        foreach (var ancestor in call.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return null;
                case QueryBodySyntax or QueryContinuationSyntax:
                    return "each item";
                case ForStatementSyntax loop when loop.Statement == inner:
                case CommonForEachStatementSyntax each when each.Statement == inner:
                case WhileStatementSyntax { Statement: var body } when body == inner:
                case DoStatementSyntax { Statement: var body2 } when body2 == inner:
                    return "each turn of a loop";
            }

            inner = ancestor;
        }

        return null;
    }

    private static string? InDelegate(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var lambda in call.Ancestors().OfType<AnonymousFunctionExpressionSyntax>())
        {
            if (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer }
                && model.GetSymbolInfo(outer, cancellationToken).Symbol is IMethodSymbol method)
            {
                var space = method.ContainingNamespace?.ToDisplayString() ?? "";
                if (CodeRoles.MapsRequests(method))
                {
                    return "each request";
                }

                if (method.Name is "AddTransient" or "AddScoped" or "TryAddScoped" or "TryAddTransient" && space.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal))
                {
                    return method.Name.EndsWith("Scoped", StringComparison.Ordinal) ? "each scope" : "each resolution";
                }

                if (method is { Name: "Transient" or "Scoped", ContainingType.Name: "ServiceDescriptor" })
                {
                    return method.Name == "Scoped" ? "each scope" : "each resolution";
                }

                if (IsCalledInLoop(method, outer, lambda))
                {
                    return "each turn of a loop";
                }

                if (s_loops.Contains(method.Name) && (space.StartsWith("System", StringComparison.Ordinal) || method.ContainingType.Name == "Parallel"))
                {
                    return "each item";
                }
            }
        }

        return null;
    }

    /// <summary>Whether a method of the program calls the code that it is given in a loop.</summary>
    private static bool IsCalledInLoop(IMethodSymbol method, InvocationExpressionSyntax call, AnonymousFunctionExpressionSyntax lambda) =>
        call.ArgumentList.Arguments.IndexOf((ArgumentSyntax)lambda.Parent!) is var index && index < method.Parameters.Length
        && method.Parameters[index].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax { Identifier.ValueText: var name, Parent.Parent: { } declaration }
        && declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(place => place.Identifier.ValueText == name && InLoop(place) is not null
            && (place.Parent is InvocationExpressionSyntax || place.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" }));

    /// <summary>Code that runs for each message, event or tick: a lambda that stands there, or a method that is given there.</summary>
    private static string? InHandler(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var lambda in place.Ancestors().OfType<AnonymousFunctionExpressionSyntax>())
        {
            if (Handles(lambda, model, cancellationToken) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? Handles(ExpressionSyntax code, SemanticModel model, CancellationToken cancellationToken)
    {
        while (code.Parent is CastExpressionSyntax or ParenthesizedExpressionSyntax
            || code.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } && model.GetTypeInfo(made, cancellationToken).Type?.TypeKind == TypeKind.Delegate)
        {
            code = code.Parent as ExpressionSyntax ?? (ExpressionSyntax)code.Parent!.Parent!.Parent!;
        }

        return code.Parent switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } subscription when subscription.Right == code
                && model.GetSymbolInfo(subscription.Left, cancellationToken).Symbol is IEventSymbol raised => CodeRoles.Raised(raised),
            ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method => CodeRoles.Repeats(method),
            _ => null,
        };
    }

    private static string? InMember(ClientSite site, LangfuseSymbols symbols, SemanticModel model, CancellationToken cancellationToken)
    {
        if (site.Call.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>()?.Parent is PropertyDeclarationSyntax
            || site.Call.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is { RawKind: (int)SyntaxKind.GetAccessorDeclaration } && site.Storage == ClientStorage.Returned)
        {
            return "each access";
        }

        if (Bodies.Around(site.Call, model, cancellationToken) is not { } body)
        {
            return site.Holder?.ContainingType is { } owner ? Registration(owner, symbols, cancellationToken) : null;
        }

        var member = Bodies.Member(body);
        if (CodeRoles.IsTest(member))
        {
            return null;
        }

        if (CodeRoles.HandlesRequest(member))
        {
            return "each request";
        }

        if (CodeRoles.HandlesMessage(member) && IsShortLived(site, symbols, cancellationToken))
        {
            return "each message";
        }

        if (CodeRoles.StartsProgram(member, symbols.Compilation, cancellationToken))
        {
            return body.MethodKind == MethodKind.LocalFunction ? Callers(site, body, symbols, 0, cancellationToken) : null;
        }

        if (symbols.Observed.Has(member))
        {
            return "each observed call";
        }

        return member.MethodKind == MethodKind.Constructor
            ? Registration(member.ContainingType, symbols, cancellationToken)
            : Callers(site, body.MethodKind == MethodKind.LocalFunction ? body : member, symbols, 0, cancellationToken);
    }

    /// <summary>A client in an instance is started as often as the container makes the instance.</summary>
    private static string? Registration(INamedTypeSymbol owner, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        foreach (var place in NameIndex.Of(symbols.Compilation).References(owner, cancellationToken))
        {
            if (place.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var name } })
            {
                switch (name)
                {
                    case "AddScoped" or "TryAddScoped":
                        return "each scope";
                    case "AddTransient" or "TryAddTransient":
                        return "each resolution";
                }
            }
        }

        // A field that is half-typed into a namespace has an owner without constructors.
        return owner.InstanceConstructors.FirstOrDefault() is { } constructor && CodeRoles.HandlesRequest(constructor) ? "each request" : null;
    }

    /// <summary>A client in a member is replaced, and has a rule of its own.</summary>
    private static bool IsShortLived(ClientSite site, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        site.Storage != ClientStorage.InstanceMember && !Holders.Of(site.Call, symbols.Compilation, cancellationToken).All.Any(static holder => holder is IFieldSymbol);

    /// <summary>Whether a caller inside the compilation calls the method for each request or turn.</summary>
    private static string? Callers(ClientSite site, IMethodSymbol member, LangfuseSymbols symbols, int depth, CancellationToken cancellationToken)
    {
        if (depth > 3 || member.Name is "Main" or "<Main>$")
        {
            return null;
        }

        foreach (var place in NameIndex.Of(symbols.Compilation).References(member, cancellationToken))
        {
            if (IsCached(place))
            {
                continue;
            }

            var model = MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree);
            if ((InLoop(place) ?? InDelegate(place, model, cancellationToken)) is { } reason)
            {
                return reason;
            }

            ExpressionSyntax whole = place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place;
            if (whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer }
                && model.GetSymbolInfo(outer, cancellationToken).Symbol is IMethodSymbol mapped && CodeRoles.MapsRequests(mapped))
            {
                return "each request";
            }

            if ((Handles(whole, model, cancellationToken) ?? InHandler(place, model, cancellationToken)) is { } handled && IsShortLived(site, symbols, cancellationToken))
            {
                return handled;
            }

            if (Bodies.Around(place, model, cancellationToken) is { } body
                && (body.MethodKind == MethodKind.LocalFunction ? body : Bodies.Member(body)) is var caller
                && !SymbolEqualityComparer.Default.Equals(caller, member))
            {
                if (CodeRoles.HandlesRequest(Bodies.Member(caller)))
                {
                    return "each request";
                }

                if (CodeRoles.HandlesMessage(Bodies.Member(caller)) && IsShortLived(site, symbols, cancellationToken))
                {
                    return "each message";
                }

                if (Callers(site, caller, symbols, depth + 1, cancellationToken) is { } further)
                {
                    return further;
                }
            }
        }

        return null;
    }
}
