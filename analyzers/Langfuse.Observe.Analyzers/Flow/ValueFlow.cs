using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>The constants that an expression can be, followed through locals, fields, properties, conditions and interpolation.</summary>
internal sealed class ValueFlow
{
    private const int Deepest = 8;

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _following = new(SymbolEqualityComparer.Default);

    private ValueFlow(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Each constant, with the expression that writes it.</summary>
    public List<(object Value, ExpressionSyntax Origin)> Constants { get; } = [];

    /// <summary>The part that varies, when the text is put together at run time.</summary>
    public ExpressionSyntax? Varying { get; private set; }

    /// <summary>Whether it can also be something that is not known here.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The parameter that it comes from.</summary>
    public IParameterSymbol? Parameter { get; private set; }

    /// <summary>Follows an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The model that the rule already has of its file: another one would bind the method around it anew.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static ValueFlow Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var flow = new ValueFlow(model, cancellationToken);
        flow.Follow(expression, 0);
        return flow;
    }

    private void Follow(ExpressionSyntax expression, int depth)
    {
        var known = Constants.Count;
        if (depth <= Deepest)
        {
            FollowInto(expression, depth);
        }

        IsOpen |= Constants.Count == known;
    }

    private void FollowInto(ExpressionSyntax expression, int depth)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                Follow(inner.Expression, depth);
                return;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner:
                Follow(inner.Operand, depth);
                return;
            case CastExpressionSyntax cast when !Constant(cast).HasValue:
                Follow(cast.Expression, depth);
                return;
            case ConditionalExpressionSyntax condition:
                Follow(condition.WhenTrue, depth + 1);
                Follow(condition.WhenFalse, depth + 1);
                return;
            case SwitchExpressionSyntax cases:
                foreach (var arm in cases.Arms)
                {
                    Follow(arm.Expression, depth + 1);
                }

                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either:
                Follow(either.Left, depth + 1);
                Follow(either.Right, depth + 1);
                return;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                FollowSymbol(expression, depth);
                return;
        }

        if (Constant(expression) is { HasValue: true, Value: { } value })
        {
            Constants.Add((value, expression));
        }
        else
        {
            FollowText(expression, depth);
        }
    }

    private void FollowSymbol(ExpressionSyntax expression, int depth)
    {
        var symbol = Model(expression).GetSymbolInfo(expression, _cancellationToken).Symbol;
        if (symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member)
        {
            Constants.Add((member.Name, expression));
            return;
        }

        if (symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            Constants.Add(("", expression));
            return;
        }

        if (symbol is IParameterSymbol parameter)
        {
            Parameter = parameter;
            return;
        }

        if (symbol is null || !_following.Add(symbol))
        {
            return;
        }

        var known = Constants.Count;
        FollowDeclaration(symbol, depth);
        _following.Remove(symbol);
        if (Constants.Count == known && Constant(expression) is { HasValue: true, Value: { } value })
        {
            Constants.Add((value, expression));
        }
    }

    private void FollowDeclaration(ISymbol symbol, int depth)
    {
        switch (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken))
        {
            case VariableDeclaratorSyntax declarator when symbol is ILocalSymbol local:
                FollowLocal(local, declarator, depth);
                return;
            case VariableDeclaratorSyntax { Initializer.Value: { } value } when symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true }:
                Follow(value, depth + 1);
                return;
            case PropertyDeclarationSyntax property when symbol is IPropertySymbol { SetMethod: null }:
                FollowProperty(property, depth);
                return;
            case ForEachStatementSyntax each:
                FollowItems(each.Expression, position: null, depth);
                return;
            case SingleVariableDesignationSyntax designation when designation.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is { } each:
                FollowItems(each.Expression, Position(designation), depth);
                return;
        }
    }

    private void FollowLocal(ILocalSymbol local, VariableDeclaratorSyntax declarator, int depth)
    {
        if (declarator.Initializer is { Value: { } value })
        {
            Follow(value, depth + 1);
        }

        SyntaxNode? scope = declarator.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        IsOpen |= scope?.DescendantNodes().Any(node => IsStepped(node, local)) == true;
        foreach (var assignment in scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(Model(name).GetSymbolInfo(name, _cancellationToken).Symbol, local))
            {
                if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                {
                    IsOpen = true;
                    Varying ??= assignment.IsKind(SyntaxKind.AddAssignmentExpression) && Varies(assignment.Right) ? assignment.Right : null;
                }
                else
                {
                    Follow(assignment.Right, depth + 1);
                }
            }
        }
    }

    /// <summary><c>i++</c> and a local that is passed by reference have values that nobody wrote.</summary>
    private static bool IsStepped(SyntaxNode node, ILocalSymbol local) => node switch
    {
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } step => !step.IsKind(SyntaxKind.SuppressNullableWarningExpression) && name.Identifier.ValueText == local.Name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name, RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => name.Identifier.ValueText == local.Name,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == local.Name,
        _ => false,
    };

    private void FollowProperty(PropertyDeclarationSyntax property, int depth)
    {
        var value = property.Initializer?.Value ?? property.ExpressionBody?.Expression
            ?? property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration))?.ExpressionBody?.Expression;
        if (value is not null)
        {
            Follow(value, depth + 1);
        }

        foreach (var exit in property.AccessorList?.DescendantNodes().OfType<ReturnStatementSyntax>() ?? [])
        {
            if (exit.Expression is { } returned)
            {
                Follow(returned, depth + 1);
            }
        }
    }

    /// <summary>The items of an array or collection that is written out, or one position of each when they are tuples.</summary>
    private void FollowItems(ExpressionSyntax collection, int? position, int depth)
    {
        foreach (var item in Items(collection, depth))
        {
            if (position is null)
            {
                Follow(item, depth + 1);
            }
            else if (item is TupleExpressionSyntax tuple && position < tuple.Arguments.Count)
            {
                Follow(tuple.Arguments[position.Value].Expression, depth + 1);
            }
        }
    }

    private IEnumerable<ExpressionSyntax> Items(ExpressionSyntax collection, int depth)
    {
        switch (collection)
        {
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return items.Expressions;
            case ImplicitArrayCreationExpressionSyntax array:
                return array.Initializer.Expressions;
            case BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } items }:
                return items.Expressions;
            case CollectionExpressionSyntax list:
                return list.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when depth <= Deepest
                && Model(collection).GetSymbolInfo(collection, _cancellationToken).Symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }:
                var declaration = Model(collection).GetSymbolInfo(collection, _cancellationToken).Symbol!.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken);
                var value = declaration switch
                {
                    VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
                    PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
                    _ => null,
                };
                return value is null or IdentifierNameSyntax ? [] : Items(value, depth + 1);
            default:
                return [];
        }
    }

    private static int Position(SingleVariableDesignationSyntax designation) =>
        designation.Parent is ParenthesizedVariableDesignationSyntax all ? all.Variables.IndexOf(designation)
        : designation.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent: TupleExpressionSyntax tuple } argument ? tuple.Arguments.IndexOf(argument)
        : 0;

    private void FollowText(ExpressionSyntax expression, int depth)
    {
        switch (expression)
        {
            case InterpolatedStringExpressionSyntax text:
                Combine(text.Contents.Select(static content => content is InterpolationSyntax hole ? hole.Expression : null).ToList(),
                    text.Contents.Select(static content => (content as InterpolatedStringTextSyntax)?.TextToken.ValueText).ToList(), expression, depth);
                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Model(sum).GetTypeInfo(sum, _cancellationToken).Type?.SpecialType == SpecialType.System_String:
                Combine([sum.Left, sum.Right], [null, null], expression, depth);
                return;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                FollowCall(call, access, depth);
                return;
        }
    }

    private void FollowCall(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, int depth)
    {
        if (access.Name.Identifier.ValueText is "Format" or "Concat" or "Join" && Model(call).GetTypeInfo(call, _cancellationToken).Type?.SpecialType == SpecialType.System_String
            && access.Expression is PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" })
        {
            Varying ??= call.ArgumentList.Arguments.Select(static argument => argument.Expression).FirstOrDefault(Varies);
            return;
        }

        // The name of an enum member, and changes of letter case.
        if (call.ArgumentList.Arguments.Count == 0)
        {
            var inner = new ValueFlow(_model, _cancellationToken);
            inner.Follow(access.Expression, depth + 1);
            Varying ??= inner.Varying;
            Func<string, string>? change = access.Name.Identifier.ValueText switch
            {
                "ToString" => static text => text,
                "ToLowerInvariant" or "ToLower" => static text => text.ToLowerInvariant(),
                "ToUpperInvariant" or "ToUpper" => static text => text.ToUpperInvariant(),
                "Trim" => static text => text.Trim(),
                _ => null,
            };
            if (change is not null)
            {
                Constants.AddRange(inner.Constants.Select(constant => (constant.Value is string text ? (object)change(text) : constant.Value, (ExpressionSyntax)call)));
            }
        }
    }

    /// <summary>Puts a text together when every part is one constant; otherwise notes the part that varies.</summary>
    private void Combine(List<ExpressionSyntax?> parts, List<string?> texts, ExpressionSyntax whole, int depth)
    {
        var combined = "";
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not { } part)
            {
                combined += texts[i];
                continue;
            }

            var inner = new ValueFlow(_model, _cancellationToken);
            inner.Follow(part, depth + 1);
            if (inner.Constants.Count != 1 || inner.IsOpen || inner.Varying is not null || inner.Parameter is not null)
            {
                Varying ??= inner.Varying ?? part;
                return;
            }

            combined += Convert.ToString(inner.Constants[0].Value, System.Globalization.CultureInfo.InvariantCulture);
        }

        Constants.Add((combined, whole));
    }

    private bool Varies(ExpressionSyntax expression) => !Constant(expression).HasValue;

    private Optional<object?> Constant(ExpressionSyntax expression) => Model(expression).GetConstantValue(expression, _cancellationToken);

    private SemanticModel Model(SyntaxNode node) => node.SyntaxTree == _model.SyntaxTree ? _model : MethodBodies.Of(_model.Compilation).Model(node.SyntaxTree);
}
