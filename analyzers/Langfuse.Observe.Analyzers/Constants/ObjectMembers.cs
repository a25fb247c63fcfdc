using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>A member of a value that is written out: of a tuple, an anonymous object, a creation with arguments or an initialiser, a pair of a dictionary.</summary>
internal static class ObjectMembers
{
    /// <summary>What the member of the receiver can be; empty when that is not known for every source of the receiver.</summary>
    public static List<ValueSource> Of(ExpressionSyntax receiver, string member, ValueSources sources, int depth)
    {
        var found = new List<ValueSource>();
        foreach (var source in sources.Of(receiver, depth))
        {
            var values = sources.OfOptional(Written(source, member, sources), depth);
            if (values.Count == 0)
            {
                return [];
            }

            found.AddRange(values);
        }

        return found;
    }

    /// <summary>One position of tuples, pairs and records that are taken apart; all of it where there is no position.</summary>
    public static List<ValueSource> AtPosition(List<ValueSource> items, int? position, ValueSources sources, int depth) =>
        position is not { } index ? items : [.. items.SelectMany(item => WrittenAt(item, index) is { } written ? sources.Of(written, depth) : [new ValueSource(SourceKind.Unknown, item.Expression)])];

    /// <summary>The expression that writes one position of an item; null where it is not written out.</summary>
    public static ExpressionSyntax? WrittenAt(ValueSource item, int index) => item switch
    {
        { Key: { } key } => index == 0 ? key : item.Expression,
        { Expression: TupleExpressionSyntax tuple } when index < tuple.Arguments.Count => tuple.Arguments[index].Expression,
        { Expression: BaseObjectCreationExpressionSyntax { ArgumentList: { } list } } when index < list.Arguments.Count && list.Arguments[index].NameColon is null => list.Arguments[index].Expression,
        _ => null,
    };

    /// <summary>The expression that writes a member of an item; null where it is not written out.</summary>
    public static ExpressionSyntax? Written(ValueSource source, string member, ValueSources sources) => source switch
    {
        { Key: { } key } => member is "Key" ? key : member is "Value" ? source.Expression : null,
        { Kind: not SourceKind.Written } => null,
        { Expression: TupleExpressionSyntax tuple } => InTuple(tuple, member, sources),
        { Expression: AnonymousObjectCreationExpressionSyntax data } =>
            data.Initializers.FirstOrDefault(initialiser => (initialiser.NameEquals?.Name.Identifier.ValueText ?? LastName(initialiser.Expression)) == member)?.Expression,
        { Expression: BaseObjectCreationExpressionSyntax creation } => InCreation(creation, member, sources),
        _ => null,
    };

    private static ExpressionSyntax? InTuple(TupleExpressionSyntax tuple, string member, ValueSources sources)
    {
        for (var i = 0; i < tuple.Arguments.Count; i++)
        {
            if (tuple.Arguments[i].NameColon?.Name.Identifier.ValueText == member || member == "Item" + (i + 1))
            {
                return tuple.Arguments[i].Expression;
            }
        }

        // The names can stand in the type of the variable: (string Name, double Value)[] scores = [("a", 1)];
        var type = sources.Model(tuple).GetTypeInfo(tuple, sources.CancellationToken).ConvertedType as INamedTypeSymbol;
        var index = type is { IsTupleType: true } ? type.TupleElements.ToList().FindIndex(element => element.Name == member) : -1;
        return index >= 0 && index < tuple.Arguments.Count ? tuple.Arguments[index].Expression : null;
    }

    private static ExpressionSyntax? InCreation(BaseObjectCreationExpressionSyntax creation, string member, ValueSources sources)
    {
        foreach (var assignment in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == member)
            {
                return assignment.Right;
            }
        }

        if (sources.Symbol(creation) is not IMethodSymbol constructor)
        {
            return null;
        }

        var parameter = constructor.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, member, StringComparison.OrdinalIgnoreCase));
        return parameter is not null
            ? MethodResults.Argument(creation.ArgumentList, parameter, isExtensionCall: false)
                ?? (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken) as ParameterSyntax)?.Default?.Value
            : (constructor.ContainingType.GetMembers(member).OfType<IPropertySymbol>().FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken) as PropertyDeclarationSyntax)?.Initializer?.Value;
    }

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
