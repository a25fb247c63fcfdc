using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>Where a value comes from: followed through variables, conditions, collections, members of objects and methods that return it.</summary>
/// <remarks>One for each question: it remembers what it is following, and how far it has gone.</remarks>
internal sealed class ValueSources(SemanticModel model, CancellationToken cancellationToken)
{
    private const int Deepest = 12;
    private const int MostSteps = 600;

    // Calls that hand on what they are made on, or given.
    private static readonly string[] s_handOn = ["ConfigureAwait", "AsTask", "GetAwaiter", "GetResult"];

    private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);
    private int _steps;

    /// <summary>The name of methods that are not looked into: what matters is that they are called.</summary>
    public string? Closed { get; init; }

    public Compilation Compilation => model.Compilation;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The model of a node's file: the one at hand for the file that it is of, as another would bind the method anew.</summary>
    public SemanticModel Model(SyntaxNode node) => node.SyntaxTree == model.SyntaxTree ? model : MethodBodies.Of(model.Compilation).Model(node.SyntaxTree);

    public ISymbol? Symbol(SyntaxNode node) => IsWritten(node) ? Model(node).GetSymbolInfo(node, cancellationToken).Symbol : null;

    public ITypeSymbol? Type(ExpressionSyntax expression) => IsWritten(expression) ? Model(expression).GetTypeInfo(expression, cancellationToken).Type : null;

    public Optional<object?> Constant(ExpressionSyntax expression) => IsWritten(expression) ? Model(expression).GetConstantValue(expression, cancellationToken) : default;

    /// <summary>Whether a node stands in the sources: the value of a variable that others can write is only a name.</summary>
    private bool IsWritten(SyntaxNode node) => node.SyntaxTree == model.SyntaxTree || Compilation.ContainsSyntaxTree(node.SyntaxTree);

    /// <summary>The sources of an expression.</summary>
    public List<ValueSource> Of(ExpressionSyntax expression, int depth = 0)
    {
        var found = new List<ValueSource>();
        if (depth > Deepest || ++_steps > MostSteps)
        {
            found.Add(new(SourceKind.Unknown, expression));
        }
        else
        {
            Follow(expression, depth + 1, found);
        }

        return found;
    }

    public List<ValueSource> OfOptional(ExpressionSyntax? expression, int depth) => expression is null ? [] : Of(expression, depth);

    private void Follow(ExpressionSyntax expression, int depth, List<ValueSource> found)
    {
        switch (expression)
        {
            case ThrowExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return;
            case ConditionalExpressionSyntax condition:
                found.AddRange(Of(condition.WhenTrue, depth));
                found.AddRange(Of(condition.WhenFalse, depth));
                return;
            case SwitchExpressionSyntax cases:
                found.AddRange(cases.Arms.SelectMany(arm => Of(arm.Expression, depth)));
                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either:
                found.AddRange(Of(either.Left, depth));
                found.AddRange(Of(either.Right, depth));
                return;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                FollowSymbol(expression, depth, found);
                return;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } index } access when index[0].Expression is not RangeExpressionSyntax:
                AddOrUnknown(CollectionItems.At(access, this, depth), expression, found);
                return;
            case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } access:
                AddOrUnknown(ObjectMembers.Of(access.Expression, member.Name.Identifier.ValueText, this, depth), expression, found);
                return;
            case InvocationExpressionSyntax call:
                FollowCall(call, depth, found);
                return;
            default:
                if (Inner(expression) is { } inner && !Constant(expression).HasValue)
                {
                    found.AddRange(Of(inner, depth));
                }
                else
                {
                    found.Add(new(SourceKind.Written, expression));
                }

                return;
        }
    }

    /// <summary>What an expression is that only dresses another.</summary>
    private static ExpressionSyntax? Inner(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => inner.Expression,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => inner.Operand,
        CastExpressionSyntax cast => cast.Expression,
        CheckedExpressionSyntax inner => inner.Expression,
        AwaitExpressionSyntax awaited => awaited.Expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } cast => cast.Left,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => assignment.Right,
        _ => null,
    };

    private void FollowSymbol(ExpressionSyntax expression, int depth, List<ValueSource> found)
    {
        var symbol = Symbol(expression);
        switch (symbol)
        {
            case IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } or IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }:
            case IFieldSymbol { IsConst: true, DeclaringSyntaxReferences.IsEmpty: true }:
            case IPropertySymbol { Name: "Name" or "FullName", ContainingType: { Name: "Type" or "MemberInfo", ContainingNamespace.Name: "System" or "Reflection" } }:
                found.Add(new(SourceKind.Written, expression));
                return;
            case IParameterSymbol parameter:
                FollowParameter(parameter, expression, depth, found);
                return;
            case IPropertySymbol { Name: "Result", ContainingType.Name: "Task" or "ValueTask" } when expression is MemberAccessExpressionSyntax task:
                found.AddRange(Of(task.Expression, depth));
                return;
            case IPropertySymbol or IFieldSymbol when expression is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax or PredefinedTypeSyntax) } access && !symbol.IsStatic
                && ObjectMembers.Of(access.Expression, access.Name.Identifier.ValueText, this, depth) is { Count: > 0 } members:
                found.AddRange(members);
                return;
            case ILocalSymbol or IFieldSymbol or IPropertySymbol when _following.Add(symbol):
                AddOrUnknown(Declared(symbol, expression, depth), expression, found);
                _following.Remove(symbol);
                return;
            default:
                found.Add(new(SourceKind.Unknown, expression));
                return;
        }
    }

    private void FollowParameter(IParameterSymbol parameter, ExpressionSyntax expression, int depth, List<ValueSource> found)
    {
        var items = _following.Add(parameter) ? CollectionItems.OfLambdaParameter(parameter, this, depth) : null;
        _following.Remove(parameter);
        if (items is { Count: > 0 })
        {
            found.AddRange(items);
        }
        else
        {
            found.Add(new(SourceKind.Parameter, expression) { Parameter = parameter });
        }
    }

    private List<ValueSource> Declared(ISymbol symbol, ExpressionSyntax expression, int depth)
    {
        switch (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken))
        {
            case VariableDeclaratorSyntax declarator:
                return VariableValues.Of(symbol, declarator, this, depth);
            case PropertyDeclarationSyntax property when symbol is IPropertySymbol known:
                return OfProperty(known, property, depth);
            case ForEachStatementSyntax each:
                return CollectionItems.Of(each.Expression, this, depth);
            case SingleVariableDesignationSyntax designation:
                return OfDesignation(designation, depth);
            default:
                return Constant(expression).HasValue ? [new(SourceKind.Written, expression)] : [];
        }
    }

    /// <summary>What a property gives: its own, or that of each override and implementation.</summary>
    private List<ValueSource> OfProperty(IPropertySymbol property, PropertyDeclarationSyntax declaration, int depth)
    {
        if (property is not { IsVirtual: false, IsAbstract: false, IsOverride: false } && property.GetMethod is { } getter)
        {
            return [.. SourceTypes.Of(Compilation).Implementations(getter).SelectMany(implementation => implementation.AssociatedSymbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is PropertyDeclarationSyntax own
                ? OfBody((IPropertySymbol)implementation.AssociatedSymbol, own, depth)
                : [])];
        }

        return OfBody(property, declaration, depth);
    }

    private List<ValueSource> OfBody(IPropertySymbol property, PropertyDeclarationSyntax declaration, int depth)
    {
        var returned = MethodResults.Of(declaration).SelectMany(value => Of(value, depth)).ToList();
        return returned.Count > 0 ? returned : VariableValues.Of(property, declaration, this, depth);
    }

    /// <summary>A variable of <c>foreach (var (a, b) in ...)</c>, <c>var (a, b) = ...</c> or <c>TryGetValue(key, out var a)</c>.</summary>
    private List<ValueSource> OfDesignation(SingleVariableDesignationSyntax designation, int depth)
    {
        var position = CollectionItems.Position(designation);
        return designation.Ancestors().FirstOrDefault(static node => node is ForEachVariableStatementSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax or StatementSyntax) switch
        {
            ForEachVariableStatementSyntax each => ObjectMembers.AtPosition(CollectionItems.Of(each.Expression, this, depth), position, this, depth),
            AssignmentExpressionSyntax assignment => ObjectMembers.AtPosition(Of(assignment.Right, depth), position, this, depth),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" } access } => CollectionItems.Values(CollectionItems.Of(access.Expression, this, depth), this, depth),
            _ => [],
        };
    }

    private void FollowCall(InvocationExpressionSyntax call, int depth, List<ValueSource> found)
    {
        if (Constant(call).HasValue)
        {
            found.Add(new(SourceKind.Written, call));
            return;
        }

        var access = call.Expression as MemberAccessExpressionSyntax;
        if (access is not null && s_handOn.Contains(access.Name.Identifier.ValueText))
        {
            found.AddRange(Of(access.Expression, depth));
            return;
        }

        if (access is { Name.Identifier.ValueText: "FromResult" } && call.ArgumentList.Arguments.Count == 1)
        {
            found.AddRange(Of(call.ArgumentList.Arguments[0].Expression, depth));
            return;
        }

        if (access is not null && CollectionItems.IsPick(access.Name.Identifier.ValueText) && CollectionItems.Of(access.Expression, this, depth) is { Count: > 0 } items && items.Any(static item => item.Kind != SourceKind.Unknown))
        {
            found.AddRange(access.Name.Identifier.ValueText == "GetValueOrDefault" ? CollectionItems.Values(items, this, depth) : items);
            found.AddRange(call.ArgumentList.Arguments.Skip(1).SelectMany(argument => Of(argument.Expression, depth)));
            return;
        }

        if (Symbol(call) is IMethodSymbol method && method.Name != Closed && Results(method, call, depth) is { Count: > 0 } results)
        {
            found.AddRange(results);
        }
        else
        {
            found.Add(new(SourceKind.Written, call));
        }
    }

    /// <summary>What a method of this compilation gives back; its parameters are what the call passes.</summary>
    private List<ValueSource> Results(IMethodSymbol method, InvocationExpressionSyntax call, int depth)
    {
        var isExtension = method.ReducedFrom is not null;
        var entered = (method.ReducedFrom ?? method).OriginalDefinition;
        if (entered.DeclaringSyntaxReferences.IsEmpty && !entered.IsAbstract || !_following.Add(entered))
        {
            return [];
        }

        var bodies = entered is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } ? SourceTypes.Of(Compilation).Implementations(entered) : [entered];
        var results = bodies.SelectMany(body => MethodResults.Of((body.PartialImplementationPart ?? body).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)))
            .SelectMany(value => Of(value, depth)).SelectMany(source => Passed(source, entered, call, isExtension, depth)).ToList();
        _following.Remove(entered);
        return results;
    }

    private List<ValueSource> Passed(ValueSource source, IMethodSymbol method, InvocationExpressionSyntax call, bool isExtension, int depth)
    {
        if (source.Parameter is not { } parameter || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, method))
        {
            return [source];
        }

        var receiver = isExtension && parameter.Ordinal == 0 ? (call.Expression as MemberAccessExpressionSyntax)?.Expression : null;
        var passed = receiver ?? MethodResults.Argument(call.ArgumentList, parameter, isExtension)
            ?? (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as ParameterSyntax)?.Default?.Value;
        return passed is null ? [new(SourceKind.Unknown, source.Expression)] : Of(passed, depth);
    }

    private static void AddOrUnknown(List<ValueSource> sources, ExpressionSyntax expression, List<ValueSource> found)
    {
        if (sources.Count == 0)
        {
            found.Add(new(SourceKind.Unknown, expression));
        }
        else
        {
            found.AddRange(sources);
        }
    }
}
