using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Generators.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>What a call of <c>CreateTextAsync</c> or <c>CreateChatAsync</c> says of the prompt that it creates.</summary>
internal static class PromptCreation
{
    public static KnownPrompt Of(string name, IInvocationOperation operation, NamedCall call)
    {
        var variables = new List<string>();
        var placeholders = new List<string>();
        var texts = PromptArguments.Of(operation, "prompt") is { } prompt ? Texts(prompt, call, placeholders) : null;
        texts?.ForEach(text => PromptVariableNames.Add(text, variables));
        return new(name, texts is null ? null : variables, placeholders, texts?.Any(KnownPrompt.Composes) == true);
    }

    /// <summary>The texts of the prompt; null when one of them is not known.</summary>
    public static List<string>? Texts(ExpressionSyntax prompt, NamedCall call, List<string> placeholders)
    {
        var sources = new ValueSources(call.Model, call.CancellationToken);
        if (sources.Type(prompt)?.SpecialType == SpecialType.System_String)
        {
            return ConstantFlow.Of(prompt, call.Model, call.CancellationToken) is { IsOpen: false, IsChanged: false, Varying: null, Constants.Count: > 0 } flow
                ? [.. flow.Constants.Select(static constant => constant.Value as string ?? "")]
                : null;
        }

        var texts = new List<string>();
        var messages = CollectionItems.Of(prompt, sources, 0);
        foreach (var message in messages)
        {
            if (message is not { Kind: SourceKind.Written, Expression: var written } || !AddMessage(written, sources, texts, placeholders))
            {
                return null;
            }
        }

        return messages.Count == 0 ? null : texts;
    }

    private static bool AddMessage(ExpressionSyntax written, ValueSources sources, List<string> texts, List<string> placeholders)
    {
        switch (written)
        {
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments, Initializer: null }:
                var content = arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "content") ?? arguments[1];
                return Add(content.Expression, sources, texts);
            case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } name } call when NamedCall.NameOf(call)?.Identifier.ValueText == "Placeholder":
                return Add(name[0].Expression, sources, placeholders);
            default:
                return false;
        }
    }

    private static bool Add(ExpressionSyntax expression, ValueSources sources, List<string> texts)
    {
        if (sources.Constant(expression).Value is not string text)
        {
            return false;
        }

        texts.Add(text);
        return true;
    }
}
