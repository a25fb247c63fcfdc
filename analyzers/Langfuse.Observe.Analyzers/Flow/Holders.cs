using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Where a disposable value goes in a compilation: every variable, member, parameter and collection that can hold it, and the places that end it.</summary>
/// <remarks>By symbol and not by flow: it says who may hold the value at some time, which is what ownership needs. The order of things is the machines' part.</remarks>
internal sealed class Holders
{
    private const int Most = 400;

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, Holders>> s_known = new();

    private static readonly string[] s_endings = ["Dispose", "DisposeAsync", "Close", "Flush", "FlushAsync"];

    private static readonly string[] s_puts = ["Add", "TryAdd", "Push", "Enqueue", "Insert", "Append", "Prepend", "AddOrUpdate", "GetOrAdd", "GetOrCreate", "GetOrCreateAsync", "AddFirst", "AddLast", "Register", "RegisterForDispose", "RegisterForDisposeAsync"];

    private static readonly string[] s_parts = ["Value", "Values", "Result", "Target", "Key", "Current"];

    private static readonly string[] s_takes =
        ["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "Pop", "Dequeue", "Take", "Peek", "Reverse", "Where", "OfType", "Cast", "ToList", "ToArray", "AsEnumerable",
            "Concat", "Union", "GetValueOrDefault", "ConfigureAwait", "AsTask", "GetAwaiter", "GetResult", "WaitAsync", "Distinct", "OrderBy", "Skip"];

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _followed = [];
    private readonly List<SyntaxNode> _ends = [];
    private readonly List<SimpleNameSyntax> _members = [];

    private Holders(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The places that flush or dispose the value: the name of the method, or the using.</summary>
    public IReadOnlyList<SyntaxNode> Ends => _ends;

    /// <summary>Every member that is called or read on it.</summary>
    public IReadOnlyList<SimpleNameSyntax> Members => _members;

    /// <summary>Every holder.</summary>
    public IEnumerable<ISymbol> All => _symbols;

    /// <summary>Whether a method gives it to callers that are not all in the compilation.</summary>
    public bool IsReturnedToUnknown { get; private set; }

    /// <summary>Whether it goes to code that is not in the compilation and may end it.</summary>
    public bool IsGivenAway { get; private set; }

    /// <summary>Whether it is registered in a container, which hands it to whoever asks.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>The holders of the value that an expression makes.</summary>
    public static Holders Of(ExpressionSyntax value, Compilation compilation, CancellationToken cancellationToken) =>
        s_known.GetValue(compilation, static _ => new()).GetOrAdd(value, _ =>
        {
            var holders = new Holders(compilation, cancellationToken);
            holders.Follow(value);
            return holders;
        });

    public bool Contains(ISymbol symbol) => _symbols.Contains(symbol.OriginalDefinition);

    private SemanticModel Model(SyntaxNode node) => MethodBodies.Of(_compilation).Model(node.SyntaxTree);

    private ISymbol? Symbol(ExpressionSyntax expression) => Model(expression).GetSymbolInfo(expression, _cancellationToken).Symbol;

    private void Follow(ExpressionSyntax value)
    {
        if (_followed.Count > Most || !_followed.Add(value))
        {
            return;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or RefExpressionSyntax
                or InitializerExpressionSyntax or TupleExpressionSyntax or ThrowExpressionSyntax or CheckedExpressionSyntax:
                Follow((ExpressionSyntax)value.Parent);
                return;
            case ConditionalExpressionSyntax choice when choice.Condition != value:
                Follow(choice);
                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression } binary:
                Follow(binary);
                return;
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                Follow(choice);
                return;
            case BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax:
                Follow((ExpressionSyntax)value.Parent);
                return;
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax list }:
                Follow(list);
                return;
            case SpreadElementSyntax { Parent: CollectionExpressionSyntax list }:
                Follow(list);
                return;
            case EqualsValueClauseSyntax declaration:
                Declared(declaration);
                return;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                Assigned(assignment);
                return;
            case ArgumentSyntax argument:
                Passed(argument, value);
                return;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or YieldStatementSyntax:
                Returned(value.Parent);
                return;
            case MemberAccessExpressionSyntax access when access.Expression == value:
                Accessed(access.Name, access);
                return;
            case ConditionalAccessExpressionSyntax access when access.Expression == value:
                if (access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } binding)
                {
                    Accessed(binding.Name, binding);
                }

                return;
            case ElementAccessExpressionSyntax element when element.Expression == value:
                Follow(element);
                return;
            case IsPatternExpressionSyntax test:
                Designated(test.Pattern);
                return;
            case SwitchStatementSyntax choice:
                foreach (var pattern in choice.Sections.SelectMany(static section => section.Labels).OfType<CasePatternSwitchLabelSyntax>())
                {
                    Designated(pattern.Pattern);
                }

                return;
            case ForEachStatementSyntax each when each.Expression == value:
                Add(Model(each).GetDeclaredSymbol(each, _cancellationToken));
                return;
            case ForEachVariableStatementSyntax each when each.Expression == value:
                Target(each.Variable);
                return;
            case UsingStatementSyntax statement:
                _ends.Add(statement);
                return;
        }
    }

    private void Declared(EqualsValueClauseSyntax declaration)
    {
        switch (declaration.Parent)
        {
            case VariableDeclaratorSyntax declarator:
                if (declarator.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })
                {
                    _ends.Add(declarator);
                }

                Add(Model(declarator).GetDeclaredSymbol(declarator, _cancellationToken));
                return;
            case PropertyDeclarationSyntax property:
                Add(Model(property).GetDeclaredSymbol(property, _cancellationToken));
                return;
        }
    }

    private void Assigned(AssignmentExpressionSyntax assignment)
    {
        Target(assignment.Left);
        Follow(assignment);
    }

    private void Target(ExpressionSyntax target)
    {
        switch (target)
        {
            case ElementAccessExpressionSyntax element:
                Target(element.Expression);
                return;
            case PostfixUnaryExpressionSyntax suppressed:
                Target(suppressed.Operand);
                return;
            case TupleExpressionSyntax tuple:
                foreach (var part in tuple.Arguments)
                {
                    Target(part.Expression);
                }

                return;
            case DeclarationExpressionSyntax declaration:
                foreach (var designation in declaration.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
                {
                    Add(Model(designation).GetDeclaredSymbol(designation, _cancellationToken));
                }

                return;
            default:
                Add(Symbol(target));
                return;
        }
    }

    private void Designated(PatternSyntax pattern)
    {
        foreach (var designation in pattern.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>())
        {
            Add(Model(designation).GetDeclaredSymbol(designation, _cancellationToken));
        }
    }

    private void Passed(ArgumentSyntax argument, ExpressionSyntax value)
    {
        if (argument.Parent is TupleExpressionSyntax tuple)
        {
            Follow(tuple);
            return;
        }

        if (argument.Parent is not ArgumentListSyntax { Parent: ExpressionSyntax or ConstructorInitializerSyntax } list)
        {
            return;
        }

        var method = Model(list).GetSymbolInfo(list.Parent!, _cancellationToken).Symbol as IMethodSymbol;
        if (method is not null && IsInSource(method))
        {
            Parameter(method, argument, list);
            return;
        }

        switch (list.Parent)
        {
            // Interlocked.Exchange(ref field, null) gives what was in the field; Volatile.Write puts into it.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Interlocked" or "Volatile" or "LazyInitializer" } } } atomic:
                if (list.Arguments[0].Expression is var place && place != value)
                {
                    Target(place);
                }

                Follow(atomic);
                return;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } call when s_puts.Contains(name):
                IsRegistered |= IsContainer(method);
                IsGivenAway |= method is null || (!IsFramework(method) && !IsOurs(method));
                Target(access.Expression);
                Follow(call);
                return;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } given:
                Follow(given);
                return;
            case InvocationExpressionSyntax:
                IsRegistered |= IsContainer(method);
                IsGivenAway |= method is not null && !IsFramework(method) && !IsOurs(method);
                return;
            case BaseObjectCreationExpressionSyntax creation:
                IsGivenAway |= method is not null && !IsFramework(method) && !IsOurs(method);
                Follow(creation);
                return;
            case ConstructorInitializerSyntax:
                IsGivenAway = true;
                return;
        }
    }

    private void Parameter(IMethodSymbol method, ArgumentSyntax argument, ArgumentListSyntax list)
    {
        var index = list.Arguments.IndexOf(argument);
        var parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText)
            : index < method.Parameters.Length ? method.Parameters[index]
            : method.Parameters.LastOrDefault();
        if (parameter is null)
        {
            return;
        }

        var position = (method.ReducedFrom ?? method).Parameters.IndexOf((method.ReducedFrom is null ? parameter : method.ReducedFrom.Parameters.FirstOrDefault(full => full.Name == parameter.Name)) ?? parameter);
        foreach (var target in SourceTypes.Of(_compilation).Implementations((method.ReducedFrom ?? method).OriginalDefinition).Append((method.ReducedFrom ?? method).OriginalDefinition))
        {
            if (position >= 0 && position < target.Parameters.Length)
            {
                Add(target.Parameters[position]);
            }
        }
    }

    private void Returned(SyntaxNode exit)
    {
        foreach (var ancestor in exit.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    FromLambda(lambda);
                    return;
                case LocalFunctionStatementSyntax or MethodDeclarationSyntax:
                    Add(Model(ancestor).GetDeclaredSymbol(ancestor, _cancellationToken));
                    return;
                case AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property }:
                    Add(Model(property).GetDeclaredSymbol(property, _cancellationToken));
                    return;
                case BasePropertyDeclarationSyntax property:
                    Add(Model(property).GetDeclaredSymbol(property, _cancellationToken));
                    return;
                case MemberDeclarationSyntax:
                    return;
            }
        }
    }

    /// <summary>What a lambda gives: to the lazy value, cache or task that it is for.</summary>
    private void FromLambda(AnonymousFunctionExpressionSyntax lambda)
    {
        switch (lambda.Parent)
        {
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } }:
                Follow(creation);
                return;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } } argument:
                if (access.Expression is IdentifierNameSyntax { Identifier.ValueText: "LazyInitializer" } && call.ArgumentList.Arguments[0] != argument)
                {
                    Target(call.ArgumentList.Arguments[0].Expression);
                }
                else if (s_puts.Contains(access.Name.Identifier.ValueText))
                {
                    Target(access.Expression);
                }

                IsRegistered |= IsContainer(Symbol(call) as IMethodSymbol);
                Follow(call);
                return;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                Follow(call);
                return;
            case EqualsValueClauseSyntax declaration:
                Declared(declaration);
                return;
            case AssignmentExpressionSyntax assignment:
                Target(assignment.Left);
                return;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                Returned(lambda.Parent);
                return;
        }
    }

    private void Accessed(SimpleNameSyntax name, ExpressionSyntax access)
    {
        _members.Add(name);
        var member = name.Identifier.ValueText;
        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
        {
            if (s_endings.Contains(member))
            {
                _ends.Add(name);
            }
            else if (s_takes.Contains(member))
            {
                Follow(call);
            }
            else if (call.ArgumentList.Arguments.Any(static argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)))
            {
                Out(call);
            }
            else
            {
                // An extension method in the source takes the receiver as its first parameter; a lambda takes an item.
                Extended(call);
                Items(call);
            }
        }
        else if (s_parts.Contains(member))
        {
            Follow(access);
        }
    }

    private void Out(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments.Where(static argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)))
        {
            if (argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation })
            {
                Add(Model(designation).GetDeclaredSymbol(designation, _cancellationToken));
            }
            else if (argument.Expression is not DeclarationExpressionSyntax)
            {
                Target(argument.Expression);
            }
        }
    }

    private void Extended(InvocationExpressionSyntax call)
    {
        if (Symbol(call) is IMethodSymbol { ReducedFrom: { } extension } && IsInSource(extension))
        {
            Add(extension.OriginalDefinition.Parameters[0]);
        }
    }

    private void Items(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var item = argument.Expression switch
            {
                SimpleLambdaExpressionSyntax lambda => lambda.Parameter,
                ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } => parameters[0],
                _ => null,
            };
            if (item is not null)
            {
                Add(Model(item).GetDeclaredSymbol(item, _cancellationToken));
            }
        }
    }

    private void Add(ISymbol? symbol)
    {
        if (symbol is null or IDiscardSymbol or INamespaceOrTypeSymbol || !_symbols.Add(symbol.OriginalDefinition))
        {
            return;
        }

        symbol = symbol.OriginalDefinition;
        IsReturnedToUnknown |= symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IFieldSymbol && symbol.DeclaredAccessibility == Accessibility.Public
            && symbol.ContainingType.DeclaredAccessibility == Accessibility.Public && _compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary;
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } } positional
            && record.GetMembers(positional.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
        {
            Add(property);
        }

        foreach (var place in Places(symbol))
        {
            Follow(Whole(place));
        }
    }

    private IEnumerable<SimpleNameSyntax> Places(ISymbol symbol)
    {
        if (symbol is not (ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }))
        {
            return NameIndex.Of(_compilation).References(symbol, _cancellationToken);
        }

        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken);
        var scope = declaration?.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
        return scope is null ? [] : scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
            && SymbolEqualityComparer.Default.Equals(Symbol(name)?.OriginalDefinition, symbol));
    }

    /// <summary>The whole of a name: <c>this.x</c>, <c>Telemetry.Client</c>, and the call of a method.</summary>
    private static ExpressionSyntax Whole(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is MemberBindingExpressionSyntax binding ? binding
            : name;
        if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole)
        {
            whole = call;
        }

        while (whole.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == whole)
        {
            whole = conditional;
        }

        return whole;
    }

    private bool IsInSource(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly);

    private static bool IsContainer(IMethodSymbol? method) =>
        method?.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal) == true;

    private static bool IsFramework(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() is { } space
        && (space.StartsWith("System", StringComparison.Ordinal) || space.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || (space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !method.Name.StartsWith("RegisterForDispose", StringComparison.Ordinal)));

    private static bool IsOurs(IMethodSymbol method) => method.ContainingAssembly?.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal) == true;
}
