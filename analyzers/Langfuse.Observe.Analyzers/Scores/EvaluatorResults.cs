using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>What the function of <c>Evaluator.Create("name", (item, output) => ...)</c> gives back, written there or in a method of this compilation.</summary>
internal static class EvaluatorResults
{
    /// <summary>The expressions that the function returns.</summary>
    public static IReadOnlyList<ExpressionSyntax> Of(IInvocationOperation operation, NamedCall call)
    {
        if (operation.TargetMethod.Name is not ("Create" or "CreateAsync"))
        {
            return [];
        }

        foreach (var argument in operation.Arguments.Select(static argument => (argument.Syntax as ArgumentSyntax)?.Expression))
        {
            if (argument is AnonymousFunctionExpressionSyntax lambda)
            {
                return [.. MethodResults.Of(lambda)];
            }

            if (argument is not null && call.Model.GetSymbolInfo(argument, call.CancellationToken).Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
                && argument is SimpleNameSyntax or MemberAccessExpressionSyntax)
            {
                return [.. MethodResults.Of(method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(call.CancellationToken))];
            }
        }

        return [];
    }

    /// <summary>The scores that are made as objects: <c>new Evaluation(0.5, dataType: ...)</c>, also in a method that the function calls.</summary>
    public static IEnumerable<ScoreCall> Objects(IEnumerable<ExpressionSyntax> results, ExpressionSyntax evaluatorName, NamedCall call)
    {
        var sources = new ValueSources(call.Model, call.CancellationToken);
        foreach (var creation in results.SelectMany(result => sources.Of(result)).Select(static source => source.Expression).OfType<BaseObjectCreationExpressionSyntax>().Distinct())
        {
            if (sources.Symbol(creation) is IMethodSymbol { ContainingType.Name: "Evaluation", ContainingType.ContainingNamespace.Name: "Observe" } constructor
                && Argument(creation, constructor, "value") is { } value)
            {
                var model = sources.Model(creation);
                var stated = Argument(creation, constructor, "dataType");
                yield return new(creation, Argument(creation, constructor, "name") ?? evaluatorName, [value], model.GetTypeInfo(value, call.CancellationToken).Type, ScoreCall.Stated(stated, model, call.CancellationToken))
                {
                    StatedBy = stated,
                };
            }
        }
    }

    private static ExpressionSyntax? Argument(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, string name) =>
        constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter ? MethodResults.Argument(creation.ArgumentList, parameter, isExtensionCall: false) : null;
}
