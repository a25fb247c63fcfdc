using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Scores that a loop gives, name and value from the same item: <c>foreach (var (name, value) in marks) { trace.Score(name, value); }</c></summary>
internal static class PairedScores
{
    /// <summary>A score for each item that is written out; empty when the call takes its name or value from elsewhere.</summary>
    public static List<ScoreCall> Of(ScoreCall call, SemanticModel model, CancellationToken cancellationToken)
    {
        var sources = new ValueSources(model, cancellationToken);
        if (call.Values.Count != 1 || Loop(call.Name, sources) is not { } loop || Loop(call.Values[0], sources) != loop)
        {
            return [];
        }

        var found = new List<ScoreCall>();
        foreach (var item in CollectionItems.Of(loop.Expression, sources, 0))
        {
            if (Part(item, call.Name, sources) is { } name && Part(item, call.Values[0], sources) is { } value)
            {
                var type = ScoreCall.OfValue(call.ValueType) is null ? sources.Type(value) : call.ValueType;
                found.Add(call with { Name = name, Values = [value], ValueType = type });
            }
        }

        return found;
    }

    /// <summary>The loop whose item, or a part of it, an expression is.</summary>
    private static CommonForEachStatementSyntax? Loop(ExpressionSyntax expression, ValueSources sources) =>
        (expression is MemberAccessExpressionSyntax access ? sources.Symbol(access.Expression) : sources.Symbol(expression)) is ILocalSymbol local
            ? local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken) switch
            {
                ForEachStatementSyntax each when expression is MemberAccessExpressionSyntax => each,
                SingleVariableDesignationSyntax designation when expression is IdentifierNameSyntax => designation.Ancestors().FirstOrDefault(static node => node is StatementSyntax) as ForEachVariableStatementSyntax,
                _ => null,
            }
            : null;

    /// <summary>The expression in an item that the variable or member of the loop is.</summary>
    private static ExpressionSyntax? Part(ValueSource item, ExpressionSyntax expression, ValueSources sources) =>
        expression is MemberAccessExpressionSyntax access
            ? ObjectMembers.Written(item, access.Name.Identifier.ValueText, sources)
            : sources.Symbol(expression)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken) is SingleVariableDesignationSyntax designation && CollectionItems.Position(designation) is { } position
                ? ObjectMembers.WrittenAt(item, position)
                : null;
}
