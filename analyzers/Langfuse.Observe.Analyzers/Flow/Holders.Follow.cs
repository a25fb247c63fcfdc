using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <content>From the place where the value is made or read to the one that it goes to.</content>
internal sealed partial class Holders
{
    private void Follow(ExpressionSyntax value)
    {
        if (_followed.Count > Most || !_followed.Add(value))
        {
            return;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        IsAwaited |= value.Parent is AwaitExpressionSyntax or ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax or MethodDeclarationSyntax { ReturnType: not PredefinedTypeSyntax } };
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
            case InvocationExpressionSyntax call when call.Expression == value:
                _calls.Add(call);
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

    private void Returned(SyntaxNode exit)
    {
        foreach (var ancestor in exit.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    FromLambda(lambda);
                    return;
                case MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } or LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } }:
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
                Called(lambda, call);
                return;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                Follow(call);
                Called(lambda, call);
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

    /// <summary>What a method of the program gets where it calls the lambda that it is given, now or later.</summary>
    private void Called(AnonymousFunctionExpressionSyntax lambda, InvocationExpressionSyntax taker)
    {
        if (_depth >= 2 || Symbol(taker) is not IMethodSymbol method || !IsInSource(method))
        {
            return;
        }

        var code = new Holders(_compilation, _depth + 1, _cancellationToken);
        code.Follow(lambda);
        foreach (var call in code.Calls)
        {
            Follow(call);
        }
    }
}
