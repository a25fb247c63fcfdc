using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>The flags on which a client is started: <c>if (traced) { client = LangfuseClient.Start(); }</c> Where a flag has its other value, there is no client.</summary>
internal sealed class StartGuards
{
    private readonly List<(ISymbol Flag, bool Value)> _guards = [];

    private readonly SemanticModel _model;

    private StartGuards(SemanticModel model) => _model = model;

    public static StartGuards Of(ClientSite site, MethodBodies bodies)
    {
        var guards = new StartGuards(bodies.Model(site.Call.SyntaxTree));
        SyntaxNode inner = site.Call;
        foreach (var ancestor in site.Call.Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax and not GlobalStatementSyntax) and not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax))
        {
            switch (ancestor)
            {
                case IfStatementSyntax choice when choice.Condition != inner:
                    guards.Add(choice.Condition, inner == choice.Statement);
                    break;
                case ConditionalExpressionSyntax choice when choice.Condition != inner:
                    guards.Add(choice.Condition, inner == choice.WhenTrue);
                    break;
            }

            inner = ancestor;
        }

        return guards;
    }

    /// <summary>Whether the client cannot have been started where a condition has a value.</summary>
    public bool Exclude(IOperation condition, bool holds)
    {
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            condition = not.Operand;
            holds = !holds;
        }

        return _guards.Count > 0 && Flag(condition) is { } flag
            && _guards.Any(guard => guard.Value != holds && SymbolEqualityComparer.Default.Equals(guard.Flag, flag));
    }

    private static ISymbol? Flag(IOperation condition) => condition switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    private void Add(ExpressionSyntax condition, bool value)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                Add(inner.Expression, value);
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                Add(not.Operand, !value);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when value:
                Add(both.Left, value);
                Add(both.Right, value);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when _model.GetSymbolInfo(condition).Symbol is { } flag && IsSteady(flag, condition):
                _guards.Add((flag, value));
                break;
        }
    }

    /// <summary>Whether a flag is not written again: only then do two looks at it see the same.</summary>
    private static bool IsSteady(ISymbol flag, SyntaxNode place)
    {
        if (flag is IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } })
        {
            return true;
        }

        return flag is ILocalSymbol or IParameterSymbol or IPropertySymbol or IFieldSymbol
            && !place.SyntaxTree.GetRoot().DescendantNodes().Any(node => node switch
            {
                AssignmentExpressionSyntax { Left: var left } => Names(left, flag),
                ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var passed } => Names(passed, flag),
                _ => false,
            });
    }

    private static bool Names(ExpressionSyntax written, ISymbol flag) => written switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == flag.Name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == flag.Name,
        _ => false,
    };
}
