using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>The items of a collection that is written out: arrays, lists, dictionaries, what is added to them, and what LINQ makes of them.</summary>
internal static class CollectionItems
{
    private static readonly string[] s_picks =
        ["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "GetValueOrDefault", "Dequeue", "Pop"];

    private static readonly string[] s_sameItems =
        ["ToArray", "ToList", "ToHashSet", "ToImmutableArray", "ToImmutableList", "ToFrozenSet", "ToFrozenDictionary", "ToDictionary", "ToImmutableDictionary", "AsReadOnly", "AsSpan", "AsEnumerable",
            "Where", "Distinct", "OrderBy", "OrderByDescending", "Order", "OrderDescending", "Reverse", "Take", "Skip", "TakeWhile", "SkipWhile", "Concat", "Union", "Append", "Prepend", "AsParallel", "Shuffle"];

    /// <summary>Whether a method gives one of the items of what it is called on.</summary>
    public static bool IsPick(string method) => s_picks.Contains(method);

    public static List<ValueSource> Of(ExpressionSyntax collection, ValueSources sources, int depth)
    {
        if (collection is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Keys" or "Values" } part && Of(part.Expression, sources, depth) is { Count: > 0 } pairs)
        {
            return ObjectMembers.AtPosition(pairs, part.Name.Identifier.ValueText == "Keys" ? 0 : 1, sources, depth);
        }

        var found = new List<ValueSource>();
        foreach (var source in sources.Of(collection, depth))
        {
            found.AddRange(source.Kind == SourceKind.Written ? In(source.Expression, sources, depth) : [source]);
        }

        found.AddRange(Added(collection, sources, depth));
        return found;
    }

    /// <summary>The item at a position or key, when both are written out; else every item.</summary>
    public static List<ValueSource> At(ElementAccessExpressionSyntax access, ValueSources sources, int depth)
    {
        var items = Of(access.Expression, sources, depth);
        var key = sources.Constant(access.ArgumentList.Arguments[0].Expression);
        if (!key.HasValue)
        {
            return Values(items, sources, depth);
        }

        if (items.Any(static item => item.Key is not null))
        {
            return Values(items.Where(item => item.Key is not { } own || sources.Constant(own) is not { HasValue: true, Value: var value } || Equals(value, key.Value)), sources, depth);
        }

        return key.Value is int index && index >= 0 && index < items.Count && items.All(static item => item.Kind == SourceKind.Written) ? [items[index]] : items;
    }

    /// <summary>The values of pairs; other items as they are.</summary>
    public static List<ValueSource> Values(IEnumerable<ValueSource> items, ValueSources sources, int depth) =>
        [.. items.SelectMany(item => item.Key is null ? [item] : sources.Of(item.Expression, depth))];

    /// <summary>The items that a lambda is run for, as in <c>names.Select(name => ...)</c> or <c>Parallel.ForEach(names, name => ...)</c>.</summary>
    public static List<ValueSource>? OfLambdaParameter(IParameterSymbol parameter, ValueSources sources, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } || parameter.Ordinal != 0
            || parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken)?.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not
                { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } } argument })
        {
            return null;
        }

        var collection = access.Name.Identifier.ValueText is "ForEach" or "ForEachAsync" && access.Expression is IdentifierNameSyntax { Identifier.ValueText: "Parallel" or "Array" } && call.ArgumentList.Arguments[0] != argument
            ? call.ArgumentList.Arguments[0].Expression
            : access.Name.Identifier.ValueText is "Select" or "SelectMany" or "Where" or "ForEach" or "Any" or "All" or "ToDictionary" or "OrderBy" or "GroupBy" or "Sum" or "Average" or "ForAll" ? access.Expression
            : null;
        return collection is null ? null : Of(collection, sources, depth);
    }

    /// <summary>The position of a variable among those that are taken apart together; null when it stands alone.</summary>
    public static int? Position(SingleVariableDesignationSyntax designation) =>
        designation.Parent is ParenthesizedVariableDesignationSyntax all ? all.Variables.IndexOf(designation)
        : designation.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: TupleExpressionSyntax tuple } argument ? tuple.Arguments.IndexOf(argument)
        : null;

    private static List<ValueSource> In(ExpressionSyntax collection, ValueSources sources, int depth) => collection switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } items } => InInitialiser(items, sources, depth),
        ImplicitArrayCreationExpressionSyntax array => InInitialiser(array.Initializer, sources, depth),
        InitializerExpressionSyntax items => InInitialiser(items, sources, depth),
        BaseObjectCreationExpressionSyntax creation => [.. InInitialiser(creation.Initializer, sources, depth), .. (creation.ArgumentList?.Arguments.Count == 1 ? OfArgument(creation.ArgumentList.Arguments[0], sources, depth) : [])],
        CollectionExpressionSyntax list => [.. list.Elements.SelectMany(element => element switch
        {
            ExpressionElementSyntax item => sources.Of(item.Expression, depth),
            SpreadElementSyntax spread => Of(spread.Expression, sources, depth),
            _ => [],
        })],
        InvocationExpressionSyntax call => InCall(call, sources, depth),
        _ => [new(SourceKind.Unknown, collection)],
    };

    /// <summary>A list made from another collection.</summary>
    private static List<ValueSource> OfArgument(ArgumentSyntax argument, ValueSources sources, int depth) =>
        sources.Type(argument.Expression) is { } type && (type is IArrayTypeSymbol || type.AllInterfaces.Any(static contract => contract.Name == "IEnumerable")) && type.SpecialType != SpecialType.System_String
            ? Of(argument.Expression, sources, depth)
            : [];

    private static List<ValueSource> InInitialiser(InitializerExpressionSyntax? initialiser, ValueSources sources, int depth) =>
        [.. (initialiser?.Expressions ?? default).SelectMany(item => item switch
        {
            // { "a", 1 }
            InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => [new ValueSource(SourceKind.Written, pair[1]) { Key = pair[0] }],

            // ["a"] = 1
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } index } } assignment => [new ValueSource(SourceKind.Written, assignment.Right) { Key = index[0].Expression }],
            AssignmentExpressionSyntax => [],
            _ => sources.Of(item, depth),
        })];

    private static List<ValueSource> InCall(InvocationExpressionSyntax call, ValueSources sources, int depth)
    {
        if (Yielded(call, sources, depth) is { Count: > 0 } yielded)
        {
            return yielded;
        }

        if (call.Expression is not MemberAccessExpressionSyntax access)
        {
            return [new(SourceKind.Unknown, call)];
        }

        var name = access.Name.Identifier.ValueText;
        var arguments = call.ArgumentList.Arguments;
        if (s_sameItems.Contains(name))
        {
            var others = name is "Concat" or "Union" ? arguments.SelectMany(argument => Of(argument.Expression, sources, depth))
                : name is "Append" or "Prepend" ? arguments.SelectMany(argument => sources.Of(argument.Expression, depth))
                : [];
            return [.. Of(access.Expression, sources, depth), .. others];
        }

        return name switch
        {
            "Select" or "SelectMany" when arguments.Count > 0 && arguments[0].Expression is AnonymousFunctionExpressionSyntax lambda => [.. MethodResults.Of(lambda).SelectMany(value => sources.Of(value, depth))],
            "Create" or "Of" => [.. arguments.SelectMany(argument => sources.Of(argument.Expression, depth))],
            "Split" when Parts(access.Expression, arguments, sources) is { Count: > 0 } parts => parts,
            _ => [new(SourceKind.Unknown, call)],
        };
    }

    /// <summary>What an iterator of this compilation yields, or each of those that can be meant.</summary>
    private static List<ValueSource> Yielded(InvocationExpressionSyntax call, ValueSources sources, int depth) =>
        sources.Symbol(call) is not IMethodSymbol { OriginalDefinition: var method } ? []
        : [.. (method.IsVirtual || method.IsAbstract || method.IsOverride ? SourceTypes.Of(sources.Compilation).Implementations(method) : [method])
            .Select(body => body.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken))
            .SelectMany(body => body?.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax) ?? [])
            .OfType<YieldStatementSyntax>()
            .Select(static yield => yield.Expression).OfType<ExpressionSyntax>()
            .SelectMany(value => sources.Of(value, depth))];

    /// <summary><c>"a,b".Split(',')</c></summary>
    private static List<ValueSource> Parts(ExpressionSyntax text, SeparatedSyntaxList<ArgumentSyntax> arguments, ValueSources sources) =>
        sources.Constant(text) is { HasValue: true, Value: string all }
        && arguments.Count > 0 && sources.Constant(arguments[0].Expression) is { HasValue: true, Value: var separator } && Convert.ToString(separator, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } mark
            ? [.. all.Split([mark], StringSplitOptions.RemoveEmptyEntries).Select(part => new ValueSource(SourceKind.Written, text) { Text = part.Trim() })]
            : [];

    /// <summary>What is put into the collection of a variable after it is made: <c>names.Add("x")</c>, <c>names["x"] = y</c>.</summary>
    private static List<ValueSource> Added(ExpressionSyntax collection, ValueSources sources, int depth)
    {
        if (collection is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
            || sources.Symbol(collection) is not { } variable || variable is not (ILocalSymbol or IFieldSymbol)
            || variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.CancellationToken) is not VariableDeclaratorSyntax declaration)
        {
            return [];
        }

        var found = new List<ValueSource>();
        foreach (var use in VariableValues.Uses(variable, declaration, sources))
        {
            switch (use.Parent)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" or "Enqueue" or "Push", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var added } }:
                    found.AddRange(added.Count == 2 ? [new ValueSource(SourceKind.Written, added[1].Expression) { Key = added[0].Expression }]
                        : added.Count == 1 ? sources.Of(added[0].Expression, depth)
                        : []);
                    break;
                case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment, ArgumentList.Arguments: { Count: 1 } index } element when assignment.Left == element:
                    found.Add(new(SourceKind.Written, assignment.Right) { Key = index[0].Expression });
                    break;
            }
        }

        return found;
    }
}
