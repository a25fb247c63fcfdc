using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>The constants among the arguments of a call.</summary>
internal static class PromptArguments
{
    /// <summary>The argument as it is written; null when it is left out.</summary>
    public static ExpressionSyntax? Of(IInvocationOperation operation, string parameter) =>
        operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Syntax is ArgumentSyntax argument ? argument.Expression : null;

    /// <summary>Each constant that an argument can be.</summary>
    public static List<(string Text, ExpressionSyntax Origin)> Texts(IInvocationOperation operation, string parameter, NamedCall call) =>
        Of(operation, parameter) is { } argument
            ? [.. ConstantFlow.Of(argument, call.Model, call.CancellationToken).Constants.Where(static constant => constant.Value is string).Select(static constant => ((string)constant.Value, constant.Origin))]
            : [];

    /// <summary>Each constant among the items of an argument that is a collection.</summary>
    public static IEnumerable<(string Text, ExpressionSyntax Origin)> Items(IInvocationOperation operation, string parameter, NamedCall call)
    {
        if (Of(operation, parameter) is not { } argument)
        {
            yield break;
        }

        var sources = new ValueSources(call.Model, call.CancellationToken);
        foreach (var item in CollectionItems.Of(argument, sources, 0))
        {
            if (item.Kind == SourceKind.Written && sources.Constant(item.Expression).Value is string text)
            {
                yield return (text, item.Expression);
            }
        }
    }

    /// <summary>The names that a call asks for; null when one of them is not known.</summary>
    public static List<(string Text, ExpressionSyntax Origin)>? Names(IInvocationOperation operation, NamedCall call) =>
        Of(operation, "name") is { } name && ConstantFlow.Of(name, call.Model, call.CancellationToken) is { IsOpen: false, IsChanged: false, Varying: null } ? Texts(operation, "name", call) : null;
}
