using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>One search for the code that a value can be. A collection is searched for whatever is put into it.</summary>
internal sealed class StoredCodeSearch(Compilation compilation, CancellationToken cancellationToken)
{
    private const int Most = 300;

    private static readonly string[] s_puts =
        ["Add", "TryAdd", "Push", "Enqueue", "TryEnqueue", "Insert", "AddFirst", "AddLast", "Append", "Prepend", "AddRange", "AddOrUpdate", "GetOrAdd", "TryWrite", "WriteAsync"];

    private readonly HashSet<SyntaxNode> _values = [];
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);

    public HashSet<IMethodSymbol> Found { get; } = new(SymbolEqualityComparer.Default);

    public bool IsOneOfMany { get; private set; }

    public bool IsOfEvent { get; private set; }

    /// <summary>Whether one item is looked up: nobody goes through all of them.</summary>
    public bool IsPicked { get; private set; }

    /// <summary>What an expression can be.</summary>
    public void Value(ExpressionSyntax? value)
    {
        if (value is null || _values.Count > Most || !_values.Add(value))
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        switch (value)
        {
            case AnonymousFunctionExpressionSyntax:
                Code(Symbol(value));
                return;
            case ParenthesizedExpressionSyntax inner:
                Value(inner.Expression);
                return;
            case CastExpressionSyntax cast:
                Value(cast.Expression);
                return;
            case PostfixUnaryExpressionSyntax suppressed:
                Value(suppressed.Operand);
                return;
            case AwaitExpressionSyntax awaited:
                Value(awaited.Expression);
                return;
            case ConditionalExpressionSyntax choice:
                Value(choice.WhenTrue);
                Value(choice.WhenFalse);
                return;
            case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.CoalesceExpression or SyntaxKind.AsExpression or SyntaxKind.AddExpression:
                Value(binary.Left);
                Value(binary.Right);
                return;
            case AssignmentExpressionSyntax assignment:
                Value(assignment.Right);
                return;
            case SwitchExpressionSyntax choice:
                foreach (var arm in choice.Arms)
                {
                    Value(arm.Expression);
                }

                return;
            case SimpleNameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax:
                Named(value);
                return;
            case ConditionalAccessExpressionSyntax access:
                Value(access.WhenNotNull);
                return;
            case ElementAccessExpressionSyntax element:
                IsOneOfMany = true;
                IsPicked |= element.ArgumentList.Arguments.FirstOrDefault()?.Expression is not IdentifierNameSyntax index || Model(index).GetTypeInfo(index, cancellationToken).Type?.SpecialType != SpecialType.System_Int32;
                Value(element.Expression);
                return;
            case InvocationExpressionSyntax call:
                Called(call);
                return;
            default:
                Made(value);
                return;
        }
    }

    /// <summary>What is made on the spot: objects, arrays, lists, tuples.</summary>
    private void Made(ExpressionSyntax value)
    {
        switch (value)
        {
            case BaseObjectCreationExpressionSyntax creation:
                // A delegate of a method, or a collection made of another one; an object of the program is asked by its members.
                if (Symbol(creation) is not IMethodSymbol constructor || !IsInSource(constructor))
                {
                    All(creation.ArgumentList?.Arguments.Select(static argument => argument.Expression));
                }

                Value(creation.Initializer);
                return;
            case ArrayCreationExpressionSyntax array:
                Value(array.Initializer);
                return;
            case ImplicitArrayCreationExpressionSyntax array:
                Value(array.Initializer);
                return;
            case InitializerExpressionSyntax list:
                IsOneOfMany = true;
                All(list.Expressions);
                return;
            case CollectionExpressionSyntax list:
                IsOneOfMany = true;
                All(list.Elements.Select(static element => element switch
                {
                    ExpressionElementSyntax one => one.Expression,
                    SpreadElementSyntax spread => spread.Expression,
                    _ => null,
                }));
                return;
            case TupleExpressionSyntax tuple:
                All(tuple.Arguments.Select(static argument => argument.Expression));
                return;
        }
    }

    private void All(IEnumerable<ExpressionSyntax?>? values)
    {
        foreach (var value in values ?? [])
        {
            Value(value);
        }
    }

    private void Named(ExpressionSyntax name)
    {
        switch (Symbol(name))
        {
            case IMethodSymbol method:
                Code(method);
                return;
            case (IPropertySymbol or IFieldSymbol or IEventSymbol or ILocalSymbol or IParameterSymbol) and var symbol when symbol is ILocalSymbol or IParameterSymbol || IsInSource(symbol):
                Holder(symbol);
                return;
            default:
                // entry.Value, pair.Item2: a part of what it is read from.
                Value((name as MemberAccessExpressionSyntax)?.Expression);
                return;
        }
    }

    private void Code(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol method)
        {
            Found.Add((method.ReducedFrom ?? method).OriginalDefinition);
        }
    }

    private void Called(InvocationExpressionSyntax call)
    {
        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(call.Span))?.Expression,
            _ => null,
        };
        if (Symbol(call) is not IMethodSymbol method)
        {
            return;
        }

        if (IsInSource(method))
        {
            Holder(method.ReducedFrom ?? method);
            return;
        }

        // Out of a collection, or a view of it; of Select what its lambda takes.
        IsOneOfMany = true;
        IsPicked |= method.Name is "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault" or "Find" or "GetValueOrDefault" or "ElementAt" or "ElementAtOrDefault" or "Peek";
        if (!method.IsStatic || method.ReducedFrom is not null)
        {
            Value(receiver);
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            Value((argument.Expression as LambdaExpressionSyntax)?.ExpressionBody ?? (method.ContainingType.TypeKind == TypeKind.Delegate || method.ContainingType.Name is "Delegate" or "Task" ? argument.Expression : null));
        }
    }

    /// <summary>What a variable, member or parameter can hold, or a method can give.</summary>
    private void Holder(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition;
        if (_symbols.Count > Most || !_symbols.Add(symbol))
        {
            return;
        }

        IsOfEvent |= symbol is IEventSymbol;
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            Declared(reference.GetSyntax(cancellationToken), symbol);
        }

        if (symbol is IParameterSymbol parameter)
        {
            Passed(parameter);
        }

        Written(symbol);
    }

    private void Declared(SyntaxNode declaration, ISymbol symbol)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax declarator:
                Value(declarator.Initializer?.Value);
                return;
            case PropertyDeclarationSyntax property:
                Value(property.Initializer?.Value);
                Value(property.ExpressionBody?.Expression);
                Returned(property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)));
                return;
            case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } positional when symbol is IPropertySymbol && Model(positional).GetDeclaredSymbol(positional, cancellationToken) is IParameterSymbol parameter:
                Holder(parameter);
                return;
            case BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax:
                Returned(declaration);
                return;
            case SingleVariableDesignationSyntax designation:
                Designated(designation);
                return;
            case ForEachStatementSyntax each:
                IsOneOfMany = true;
                Value(each.Expression);
                return;
        }
    }

    private void Returned(SyntaxNode? body)
    {
        if (body is null)
        {
            return;
        }

        Value((body.ChildNodes().OfType<ArrowExpressionClauseSyntax>().FirstOrDefault())?.Expression);
        foreach (var exit in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Concat(
            body is LocalFunctionStatementSyntax { Body: { } block } ? block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) : []))
        {
            Value(exit switch
            {
                ReturnStatementSyntax { Expression: { } value } => value,
                YieldStatementSyntax { Expression: { } value } => value,
                _ => null,
            });
        }
    }

    /// <summary><c>steps.TryPop(out var step)</c>, <c>foreach (var (name, run) in commands)</c>, <c>x is { } step</c>.</summary>
    private void Designated(SingleVariableDesignationSyntax designation)
    {
        foreach (var ancestor in designation.Ancestors())
        {
            switch (ancestor)
            {
                case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword, Parent.Parent: InvocationExpressionSyntax call } argument:
                    Out(call, argument);
                    return;
                case ForEachVariableStatementSyntax each:
                    IsOneOfMany = true;
                    Value(each.Expression);
                    return;
                case AssignmentExpressionSyntax assignment:
                    Value(assignment.Right);
                    return;
                case IsPatternExpressionSyntax test:
                    Value(test.Expression);
                    return;
                case StatementSyntax:
                    return;
            }
        }
    }

    private void Out(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        if (Symbol(call) is IMethodSymbol method && IsInSource(method))
        {
            var index = call.ArgumentList.Arguments.IndexOf(argument);
            if (index < method.Parameters.Length)
            {
                Written(method.OriginalDefinition.Parameters[index]);
            }

            return;
        }

        IsOneOfMany = true;
        IsPicked |= call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "TryPeek" };
        Value((call.Expression as MemberAccessExpressionSyntax)?.Expression);
    }

    private void Passed(IParameterSymbol parameter)
    {
        switch (parameter.ContainingSymbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda:
                // list.ForEach(step => step()): an item.
                if (lambda.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument }
                    && Symbol(call) is IMethodSymbol taker && !IsInSource(taker))
                {
                    IsOneOfMany = true;
                    Value((call.Expression as MemberAccessExpressionSyntax)?.Expression);
                    Value(call.ArgumentList.Arguments.FirstOrDefault(other => other != argument)?.Expression);
                }

                return;
            case IMethodSymbol method:
                foreach (var caller in Callers.Of(method, compilation, cancellationToken))
                {
                    Argument(caller, parameter);
                }

                return;
        }
    }

    private void Argument(CallerOf caller, IParameterSymbol parameter)
    {
        if (parameter.IsParams && caller.Arguments is { } arguments)
        {
            IsOneOfMany = true;
            All(arguments.Arguments.Skip(parameter.Ordinal - (caller.IsExtensionCall ? 1 : 0)).Select(static argument => argument.Expression));
        }
        else if (caller.Passed(parameter, cancellationToken) is { } passed)
        {
            Value(passed.Value);
        }
    }

    /// <summary>What is assigned to it or put into it, also where it is handed to.</summary>
    private void Written(ISymbol symbol)
    {
        foreach (var place in Places(symbol))
        {
            ExpressionSyntax whole = place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place;
            while (whole.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
            {
                whole = (ExpressionSyntax)whole.Parent;
            }

            Use(whole);
        }
    }

    private void Use(ExpressionSyntax whole)
    {
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == whole && !assignment.IsKind(SyntaxKind.SubtractAssignmentExpression):
                Value(assignment.Right);
                return;
            case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when element.Expression == whole && assignment.Left == element:
                IsOneOfMany = true;
                Value(assignment.Right);
                return;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax put } access when access.Expression == whole && Array.IndexOf(s_puts, name) >= 0:
                if (Symbol(put) is { } putting && !IsInSource(putting))
                {
                    IsOneOfMany = true;
                    All(put.ArgumentList.Arguments.Select(static argument => argument.Expression));
                }

                return;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument when Symbol(call) is IMethodSymbol method:
                Handed(argument, call, method);
                return;
        }
    }

    /// <summary><c>Register(commands)</c> may put something in; <c>Interlocked.Exchange(ref field, code)</c> does.</summary>
    private void Handed(ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var index = call.ArgumentList.Arguments.IndexOf(argument);
        if (method.ContainingType.Name is "Interlocked" or "Volatile")
        {
            All(call.ArgumentList.Arguments.Skip(1).Select(static other => other.Expression));
        }
        else if (IsInSource(method) && index < method.Parameters.Length && _symbols.Add(method.OriginalDefinition.Parameters[index]))
        {
            Written(method.OriginalDefinition.Parameters[index]);
        }
    }

    private IEnumerable<SimpleNameSyntax> Places(ISymbol symbol)
    {
        if (symbol is IMethodSymbol)
        {
            return [];
        }

        if (symbol is not (ILocalSymbol or IParameterSymbol))
        {
            return NameIndex.Of(compilation).References(symbol, cancellationToken);
        }

        var scope = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken).Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return scope is null ? [] : scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
            && SymbolEqualityComparer.Default.Equals(Symbol(name)?.OriginalDefinition, symbol));
    }

    private bool IsInSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private SemanticModel Model(SyntaxNode node) => MethodBodies.Of(compilation).Model(node.SyntaxTree);

    private ISymbol? Symbol(ExpressionSyntax expression) => Model(expression).GetSymbolInfo(expression, cancellationToken).Symbol;
}
