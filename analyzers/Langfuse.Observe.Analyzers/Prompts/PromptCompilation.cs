using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Generators.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>Follows a prompt that is compiled back to the calls that got it.</summary>
internal static class PromptCompilation
{
    /// <summary>Null when it is not known which prompt it is.</summary>
    public static Compiled? Of(NamedCall call, IInvocationOperation operation)
    {
        if (call.Syntax.Expression is not MemberAccessExpressionSyntax access || call.Syntax.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        var sources = new ValueSources(call.Model, call.CancellationToken);
        var names = new List<string>();
        var fallback = new List<string>();
        foreach (var source in sources.Of(access.Expression))
        {
            if (source is not { Kind: SourceKind.Written, Expression: InvocationExpressionSyntax got } || !AddGot(got, sources, call, names, fallback))
            {
                return null;
            }
        }

        return names.Count == 0 ? null : new(call.Syntax.ArgumentList, names, fallback, Given(operation, "variables", call), Given(operation, "placeholders", call));
    }

    private static bool AddGot(InvocationExpressionSyntax got, ValueSources sources, NamedCall call, List<string> names, List<string> fallback)
    {
        if (sources.Symbol(got) is not IMethodSymbol { ContainingType: { Name: "PromptsClient", ContainingNamespace.Name: "Observe" } }
            || sources.Model(got).GetOperation(got, call.CancellationToken) is not IInvocationOperation operation
            || PromptArguments.Of(operation, "name") is not { } name
            || ConstantFlow.Of(name, sources.Model(got), call.CancellationToken) is not { IsOpen: false, IsChanged: false, Varying: null, Constants: { Count: > 0 } constants })
        {
            return false;
        }

        names.AddRange(constants.Select(static constant => constant.Value as string ?? ""));
        return PromptArguments.Of(operation, "fallback") is not { } given || AddFallback(given, sources, call, fallback);
    }

    /// <summary>The variables of a fallback are its own: a value for one of them is used when the server is down.</summary>
    private static bool AddFallback(ExpressionSyntax given, ValueSources sources, NamedCall call, List<string> fallback)
    {
        var texts = given.SyntaxTree == call.Syntax.SyntaxTree ? PromptCreation.Texts(given, call, fallback) : null;
        texts?.ForEach(text => PromptVariableNames.Add(text, fallback));
        return texts is not null || sources.Constant(given) is { HasValue: true, Value: null };
    }

    private static GivenNames? Given(IInvocationOperation operation, string parameter, NamedCall call) =>
        PromptArguments.Of(operation, parameter) is { } given ? GivenNames.Of(given, call.Model, call.CancellationToken) : null;
}
