using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6006 and LFO6007 where a call carries the value; <see cref="OptionValueAnalyzer"/> sees what is assigned to the options.</summary>
internal sealed class ContextValue() : CallRule([ContextRules.LFO6006_ValueTooLong, ContextRules.LFO6007_EnvironmentPattern], "Propagate", "StartTrace", "StartRun")
{
    private const int MostCharacters = 200;

    private static readonly string[] s_bounded = ["userId", "sessionId", "version", "traceName", "tags", "metadata"];

    protected override void Check(NamedCall call)
    {
        if (call.Operation is not { } operation
            || !(call.Symbols.IsContext(operation.TargetMethod.ContainingType) || call.Symbols.IsClient(operation.TargetMethod.ContainingType)
                || operation.TargetMethod.ContainingType is { Name: "LangfuseRunSink", ContainingNamespace: { Name: "Observe", ContainingNamespace.Name: "Langfuse" } }))
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

    /// <summary>Looks at the value itself, or at the texts that are in a list or an object.</summary>
    private static void CheckLength(ExpressionSyntax? value, string parameter, NamedCall call)
    {
        foreach (var constant in value is null ? [] : Texts(value, call))
        {
            if (constant.Value is string { Length: > MostCharacters } found)
            {
                var place = constant.Origin.SyntaxTree == call.Syntax.SyntaxTree ? constant.Origin : value!;
                call.Report(ContextRules.LFO6006_ValueTooLong.At(place, parameter, found.Length));
            }
        }
    }

    private static IEnumerable<Constant> Texts(ExpressionSyntax value, NamedCall call)
    {
        IEnumerable<Constant> Of(ExpressionSyntax text) => ConstantFlow.Of(text, call.Model, call.CancellationToken).Constants;

        return value is AnonymousObjectCreationExpressionSyntax data
            ? data.Initializers.SelectMany(member => Of(member.Expression))
            : call.Model.GetTypeInfo(value, call.CancellationToken).ConvertedType is not { SpecialType: SpecialType.System_String }
                ? CollectionItems.Of(value, new(call.Model, call.CancellationToken), 0).SelectMany(item => Of(item.Expression))
                : Of(value);
    }
}
