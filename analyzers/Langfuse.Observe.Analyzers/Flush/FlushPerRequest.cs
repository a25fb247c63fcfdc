using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5004: a web handler flushes, so that each caller waits for the export.</summary>
internal sealed class FlushPerRequest() : CallRule([FlushRules.LFO5004_FlushPerRequest], "FlushAsync")
{
    private const int DeepestHelper = 3;

    private static readonly string[] s_meant = ["flush", "shutdown", "drain", "shut-down"];

    protected override void Check(NamedCall call)
    {
        if (call.Symbols.IsClient(call.Method?.ContainingType)
            && !RunsInLambda(call.Symbols)
            && Handler(call.Syntax, call.Symbols, 0, call.CancellationToken) is var (handler, place) && !IsMeant(handler, place, call))
        {
            call.Report(FlushRules.LFO5004_FlushPerRequest.At(call.Name, handler));
        }
    }

    /// <summary>The handler that a piece of code runs in, by name; null when no request is sure to run it.</summary>
    private static (string Name, SyntaxNode Place)? Handler(SyntaxNode code, LangfuseSymbols symbols, int depth, CancellationToken cancellationToken)
    {
        var model = MethodBodies.Of(symbols.Compilation).Model(code.SyntaxTree);
        if (MappedRoute(code, model, cancellationToken) is { } route)
        {
            return (route, code);
        }

        if (Bodies.Around(code, model, cancellationToken) is not { } body || Bodies.Member(body) is not { } member)
        {
            return null;
        }

        var helper = body.MethodKind == MethodKind.LocalFunction ? body : member;
        if (CodeRoles.HandlesRequest(member))
        {
            return (Display.Name(member), code);
        }

        if (depth == DeepestHelper || member.Name is "Main" || (member.Name == "<Main>$" && helper.MethodKind != MethodKind.LocalFunction))
        {
            return null;
        }

        foreach (var place in NameIndex.Of(symbols.Compilation).References(helper, cancellationToken))
        {
            if (Mapped(place, MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree), cancellationToken) is { } mapped)
            {
                return (mapped, code);
            }

            if (IsCall(place) && Handler(place, symbols, depth + 1, cancellationToken) is { } handler)
            {
                return handler;
            }
        }

        return null;
    }

    /// <summary>Whether the handler is there to flush: it is called so, or does nothing else, and neither does what it calls.</summary>
    private static bool IsMeant(string handler, SyntaxNode place, NamedCall call)
    {
        var name = handler.Contains('/') ? handler : handler.Substring(handler.LastIndexOf('.') + 1);
        return s_meant.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            || (OnlyFlushes(place, call.Symbols) && OnlyFlushes(call.Syntax, call.Symbols));
    }

    private static bool OnlyFlushes(SyntaxNode place, LangfuseSymbols symbols)
    {
        var model = MethodBodies.Of(symbols.Compilation).Model(place.SyntaxTree);
        return place.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax) is { } function
            && !function.DescendantNodes().Any(node => node switch
            {
                InvocationExpressionSyntax call => !call.Span.Contains(place.Span) && !place.Span.Contains(call.Span) && !IsReply(call, model),
                BaseObjectCreationExpressionSyntax => true,
                IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol is IParameterSymbol { Type: var type, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } && !symbols.IsClient(type) && type.Name != "CancellationToken",
                _ => false,
            });
    }

    /// <summary>What an endpoint answers and notes.</summary>
    private static bool IsReply(InvocationExpressionSyntax call, SemanticModel model) =>
        NamedCall.NameOf(call)?.Identifier.ValueText is { } name
        && (name is "Ok" or "NoContent" or "Accepted" or "StatusCode" or "Json" or "Text" or "ConfigureAwait" || name.StartsWith("Log", StringComparison.Ordinal))
        && (model.GetSymbolInfo(call).Symbol?.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft", StringComparison.Ordinal) != false || name == "ConfigureAwait");

    /// <summary>The route whose lambda the code is in.</summary>
    private static string? MappedRoute(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var lambda in code.Ancestors().OfType<AnonymousFunctionExpressionSyntax>())
        {
            if (lambda.Parent is ArgumentSyntax && Mapped(lambda, model, cancellationToken) is { } mapped)
            {
                return mapped;
            }
        }

        return null;
    }

    private static string? Mapped(SyntaxNode handler, SemanticModel model, CancellationToken cancellationToken)
    {
        var argument = handler.FirstAncestorOrSelf<ArgumentSyntax>();
        return argument is { Parent.Parent: InvocationExpressionSyntax map } && (argument.Expression == handler || argument.Expression is MemberAccessExpressionSyntax)
            && model.GetSymbolInfo(map, cancellationToken).Symbol is IMethodSymbol method && CodeRoles.MapsRequests(method)
                ? map.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax literal ? $"{method.Name} {literal.Token.ValueText}" : method.Name
                : null;
    }

    private static bool IsCall(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax };

    /// <summary>ASP.NET Core inside AWS Lambda is frozen after each request, so there a flush per request is right.</summary>
    private static bool RunsInLambda(LangfuseSymbols symbols) =>
        symbols.Compilation.ReferencedAssemblyNames.Any(static name => name.Name.StartsWith("Amazon.Lambda.AspNetCoreServer", StringComparison.Ordinal));
}
