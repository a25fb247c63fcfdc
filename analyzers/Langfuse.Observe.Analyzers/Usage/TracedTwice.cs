using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Context;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>LFO1018: a generation around a call of a client that records each call as a generation itself.</summary>
internal sealed class TracedTwice()
    : CallRule(
        [UsageRules.LFO1018_GenerationAroundTracedClient],
        "GetResponseAsync", "GetStreamingResponseAsync", "CompleteChat", "CompleteChatAsync", "CompleteChatStreaming", "CompleteChatStreamingAsync", "CreateResponse", "CreateResponseAsync",
        "CreateResponseStreamingAsync", "GenerateAsync", "GenerateVectorAsync", "GenerateEmbedding", "GenerateEmbeddingAsync", "GenerateEmbeddingsAsync")
{
    private const string Tracing = "UseLangfuse";
    private const int Deepest = 5;

    protected override void Check(NamedCall call)
    {
        if (call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: var client }
            && NameIndex.Of(call.Compilation).Places(Tracing).Count > 0
            && Around(call) is { } generation
            && call.Method is not null && IsTraced(client, new(call.Model, call.CancellationToken) { Closed = Tracing }, call, 0))
        {
            call.Report(UsageRules.LFO1018_GenerationAroundTracedClient.At(call.Name, generation));
        }
    }

    /// <summary>The generation that is open around the call: the observed method, or one that is started by hand; null when there is none.</summary>
    private static string? Around(NamedCall call)
    {
        if (ObservedSyntax.MayBeObserved(call.Syntax, call.Symbols) && call.Body is { } body)
        {
            for (var current = body; current is not null; current = current.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction ? current.ContainingSymbol as IMethodSymbol : null)
            {
                if (call.Symbols.Observed.AttributeOf(current) is { } data)
                {
                    return ObserveOptions.CarriesModel(ObserveOptions.TypeOf(data)) ? Display.Name(current) : null;
                }
            }
        }

        if (call.Body is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } helper && OfCallers(helper, call) is { } generation)
        {
            return generation;
        }

        var scope = call.Syntax.Ancestors().FirstOrDefault(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        var started = scope?.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .FirstOrDefault(access => access.Name.Identifier.ValueText == "StartGeneration" && access.SpanStart < call.Syntax.SpanStart && OpenScopes.MayBeOpenAt(access.Name, call.Syntax));
        return started?.Parent is InvocationExpressionSyntax start && call.Symbols.IsObservation(call.Model.GetTypeInfo(start, call.CancellationToken).Type)
            ? start.FirstAncestorOrSelf<VariableDeclaratorSyntax>()?.Identifier.ValueText ?? "the generation"
            : null;
    }

    /// <summary>Of a helper that generations call and nothing else, one of those.</summary>
    private static string? OfCallers(IMethodSymbol helper, NamedCall call)
    {
        if (!KnownCallers.Are(helper, call.Symbols))
        {
            return null;
        }

        string? found = null;
        foreach (var caller in Callers.Of(helper, call.Compilation, call.CancellationToken))
        {
            if (Bodies.Around(caller.Syntax, MethodBodies.Of(call.Compilation).Model(caller.Syntax.SyntaxTree), call.CancellationToken) is not { } body
                || call.Symbols.Observed.AttributeOf(body) is not { } data || !ObserveOptions.CarriesModel(ObserveOptions.TypeOf(data)))
            {
                return null;
            }

            found ??= Display.Name(body);
        }

        return found;
    }

    /// <summary>Whether <c>UseLangfuse</c> is called where the client is made: in its chain, its arguments, or on the pipeline that the container makes it of.</summary>
    private static bool IsTraced(ExpressionSyntax client, ValueSources sources, NamedCall call, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        foreach (var source in sources.Of(client))
        {
            var isTraced = source.Kind switch
            {
                SourceKind.Parameter => IsTracedByTheContainer(source.Parameter!.Type, call),
                SourceKind.Written => source.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText == Tracing)
                    || Parts(source.Expression).Any(part => IsTraced(part, sources, call, depth + 1)),
                SourceKind.Unknown => sources.Symbol(source.Expression) is IFieldSymbol { Type: var type } && IsTracedByTheContainer(type, call),
                _ => false,
            };
            if (isTraced)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a creation or a call takes its client or its options from.</summary>
    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } made => made.ArgumentList.Arguments.Select(static argument => argument.Expression).Prepend(access.Expression).Where(IsVariable),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments.Select(static argument => argument.Expression).Where(IsVariable),
        _ => [],
    };

    private static bool IsVariable(ExpressionSyntax expression) => expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax;

    private static bool IsTracedByTheContainer(ITypeSymbol type, NamedCall call) =>
        type.Name is "IChatClient" or "IEmbeddingGenerator" or "ChatClient" or "OpenAIClient" or "EmbeddingClient" or "ResponsesClient"
        && NameIndex.Of(call.Compilation).Places(Tracing).Any(place => place.Parent is MemberAccessExpressionSyntax { Expression: var pipeline }
            && MethodBodies.Of(call.Compilation).Model(place.SyntaxTree).GetTypeInfo(pipeline, call.CancellationToken).Type is { } on
            && Builds(on, type, place));

    private static bool Builds(ITypeSymbol pipeline, ITypeSymbol client, SimpleNameSyntax place) => (pipeline.Name, client.Name) switch
    {
        ("ChatClientBuilder", "IChatClient") or ("EmbeddingGeneratorBuilder", "IEmbeddingGenerator") => true,

        // services.AddSingleton(inner.UseLangfuse())
        (var on, var type) => (on == type && place.Ancestors().OfType<InvocationExpressionSyntax>().Any(static call => NamedCall.NameOf(call)?.Identifier.ValueText.StartsWith("Add", StringComparison.Ordinal) == true))
            || (on is "OpenAIClientOptions" or "OpenAIClient" && type is "ChatClient" or "OpenAIClient" or "EmbeddingClient" or "ResponsesClient"),
    };
}
