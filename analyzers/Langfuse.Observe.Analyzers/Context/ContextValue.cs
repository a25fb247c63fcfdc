using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6006 and LFO6007 where a call carries the value; <see cref="OptionValueAnalyzer"/> sees what is assigned to the options.</summary>
internal sealed class ContextValue() : CallRule([ContextRules.LFO6006_ValueTooLong, ContextRules.LFO6007_EnvironmentPattern], "Propagate", "StartTrace")
{
    private const int MostCharacters = 200;

    private static readonly string[] s_bounded = ["userId", "sessionId", "version", "traceName", "tags", "metadata"];

    protected override void Check(NamedCall call)
    {
        if (call.Operation is not { } operation
            || !(call.Symbols.IsContext(operation.TargetMethod.ContainingType) || call.Symbols.IsClient(operation.TargetMethod.ContainingType)))
        {
            return;
        }

        foreach (var argument in operation.Arguments.Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit))
        {
            var value = (argument.Syntax as ArgumentSyntax)?.Expression;
            if (argument.Parameter?.Name == "environment")
            {
                EnvironmentName.Check(value, call.Model, call.Report, call.CancellationToken);
            }
            else if (operation.TargetMethod.Name == "Propagate" && s_bounded.Contains(argument.Parameter?.Name))
            {
                CheckLength(value, argument.Parameter!.Name, call);
            }
        }
    }

    /// <summary>Looks at the value itself, or at the texts that are written out in a list or an object.</summary>
    private static void CheckLength(ExpressionSyntax? value, string parameter, NamedCall call)
    {
        IEnumerable<ExpressionSyntax> texts = value switch
        {
            null => [],
            CollectionExpressionSyntax list => list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions,
            AnonymousObjectCreationExpressionSyntax data => data.Initializers.Select(static member => member.Expression),
            _ => [value],
        };
        foreach (var text in texts)
        {
            foreach (var (constant, origin) in ValueFlow.Of(text, call.Model, call.CancellationToken).Constants)
            {
                if (constant is string { Length: > MostCharacters } found)
                {
                    call.Report(ContextRules.LFO6006_ValueTooLong.At(origin, parameter, found.Length));
                }
            }
        }
    }
}
