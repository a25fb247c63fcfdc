using System.Runtime.CompilerServices;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Every place in a compilation where a client is started.</summary>
internal sealed class ClientSites
{
    /// <summary>The names of the methods that start clients.</summary>
    public static readonly string[] Callees = ["Start", "AddLangfuse"];

    private static readonly ConditionalWeakTable<Compilation, ClientSites> s_known = new();

    private readonly LangfuseSymbols _symbols;
    private readonly Lazy<IReadOnlyList<ClientSite>> _all;

    private ClientSites(LangfuseSymbols symbols)
    {
        _symbols = symbols;
        _all = new(() => Find(symbols));
    }

    public IReadOnlyList<ClientSite> All => _all.Value;

    public static ClientSites Of(LangfuseSymbols symbols) => s_known.GetValue(symbols.Compilation, _ => new ClientSites(symbols));

    /// <summary>The site that a call is, or null when it starts no client.</summary>
    public ClientSite? At(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) => Describe(_symbols, call, model, cancellationToken);

    /// <summary>The site whose client a variable, field or property holds.</summary>
    public ClientSite? Of(ISymbol holder) => All.FirstOrDefault(site => SymbolEqualityComparer.Default.Equals(site.Holder, holder));

    private static List<ClientSite> Find(LangfuseSymbols symbols)
    {
        var index = NameIndex.Of(symbols.Compilation);
        var bodies = MethodBodies.Of(symbols.Compilation);
        var sites = new List<ClientSite>();
        foreach (var name in Callees.SelectMany(index.Places))
        {
            var callee = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            if (callee.Parent is InvocationExpressionSyntax call
                && Describe(symbols, call, bodies.Model(call.SyntaxTree), CancellationToken.None) is { } site)
            {
                sites.Add(site);
            }
        }

        return sites;
    }

    private static ClientSite? Describe(LangfuseSymbols symbols, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        if (symbols.IsStart(method))
        {
            return ContainerCall(call, model, cancellationToken) is { } registration
                ? new(registration, ClientKind.Container, ClientStorage.Argument, null)
                : Stored(call, model, cancellationToken);
        }

        return LangfuseSymbols.IsAddLangfuse(method) && Extended(method)?.Name is not ("IHealthChecksBuilder" or "ISignalRServerBuilder")
            ? new(call, ExtendsTracerProvider(method) ? ClientKind.TracerProvider : ClientKind.Container, ClientStorage.Argument, null)
            : null;
    }

    private static bool ExtendsTracerProvider(IMethodSymbol method) =>
        Extended(method) is ITypeParameterSymbol { ConstraintTypes: var limits } ? limits.Any(static limit => limit.Name == "TracerProviderBuilder") : Extended(method)?.Name == "TracerProviderBuilder";

    private static ITypeSymbol? Extended(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition.Parameters.FirstOrDefault()?.Type;

    /// <summary>The registration, when a client is started in the factory of a service: the container disposes what its factories make.</summary>
    private static InvocationExpressionSyntax? ContainerCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        var lambda = call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        return lambda?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax registration }
            && model.GetSymbolInfo(registration, cancellationToken).Symbol is IMethodSymbol { Name: var name } method
            && name.Contains("Singleton")
            && method.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal) == true
                ? registration
                : null;
    }

    private static ClientSite Stored(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax value = call;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax
            || (value.Parent is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.CoalesceExpression) && binary.Right == value)
            || (value.Parent is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == "ConfigureAwait")
            || (value.Parent is InvocationExpressionSyntax outer && outer.Expression == value && value is MemberAccessExpressionSyntax))
        {
            value = (ExpressionSyntax)value.Parent;
        }

        ClientSite Site(ClientStorage storage, ISymbol? holder = null) => new(call, ClientKind.Own, storage, holder);
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                return Member(model.GetDeclaredSymbol(declarator, cancellationToken));
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return Member(model.GetDeclaredSymbol(property, cancellationToken));
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                var target = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
                return target is null or IDiscardSymbol ? Site(ClientStorage.Nowhere) : Member(target);
            case UsingStatementSyntax:
                return Site(ClientStorage.Local);
            case ArgumentSyntax:
                return Site(ClientStorage.Argument);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or YieldStatementSyntax or SwitchExpressionArmSyntax:
                return Site(ClientStorage.Returned);
            default:
                return Site(ClientStorage.Nowhere);
        }

        ClientSite Member(ISymbol? holder) => Site(
            holder switch
            {
                ILocalSymbol => ClientStorage.Local,
                { IsStatic: true } => ClientStorage.StaticMember,
                IFieldSymbol or IPropertySymbol => ClientStorage.InstanceMember,
                _ => ClientStorage.Argument,
            },
            holder);
    }
}
