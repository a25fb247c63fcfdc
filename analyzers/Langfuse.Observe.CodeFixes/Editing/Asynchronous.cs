using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Makes a function that hands on a task one that awaits it.</summary>
internal static class Asynchronous
{
    /// <summary>The method or local function as an async one; null where its returns cannot be awaited in place.</summary>
    public static SyntaxNode? Made(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        var (modifiers, returns, body) = function switch
        {
            MethodDeclarationSyntax method => (method.Modifiers, method.ReturnType, method.Body),
            LocalFunctionStatementSyntax local => (local.Modifiers, local.ReturnType, local.Body),
            _ => default,
        };
        if (body is null || modifiers.Any(SyntaxKind.AsyncKeyword) || Type(returns, model, cancellationToken) is not { Name: "Task" or "ValueTask" } type
            || Parameters(function).Any(static parameter => parameter.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword)))
        {
            return null;
        }

        var exits = body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().ToList();
        var gives = type.TypeArguments.Length == 1;
        var awaited = body.ReplaceNodes(exits, (exit, _) => gives || exit.Parent is BlockSyntax ? Awaited(exit, gives, IsLast(exit, body)) : exit);
        if (!gives && exits.Any(exit => exit.Parent is not BlockSyntax))
        {
            return null;
        }

        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return function switch
        {
            MethodDeclarationSyntax method when method.Modifiers.Count == 0 =>
                method.WithReturnType(method.ReturnType.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(keyword.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia()))).WithBody(Flat(awaited)),
            MethodDeclarationSyntax method => method.AddModifiers(keyword).WithBody(Flat(awaited)),
            LocalFunctionStatementSyntax local when local.Modifiers.Count == 0 =>
                local.WithReturnType(local.ReturnType.WithoutLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(keyword.WithLeadingTrivia(local.ReturnType.GetLeadingTrivia()))).WithBody(Flat(awaited)),
            LocalFunctionStatementSyntax local => local.AddModifiers(keyword).WithBody(Flat(awaited)),
            _ => null,
        };
    }

    private static INamedTypeSymbol? Type(TypeSyntax? type, SemanticModel model, CancellationToken cancellationToken) =>
        type is null ? null : model.GetTypeInfo(type, cancellationToken).Type as INamedTypeSymbol;

    private static SeparatedSyntaxList<ParameterSyntax> Parameters(SyntaxNode function) =>
        (function as MethodDeclarationSyntax)?.ParameterList.Parameters ?? (function as LocalFunctionStatementSyntax)?.ParameterList.Parameters ?? default(SeparatedSyntaxList<ParameterSyntax>);

    private static bool IsLast(ReturnStatementSyntax exit, BlockSyntax body) => body.Statements.LastOrDefault() == exit;

    /// <summary><c>return await task;</c>, or the await and then the return.</summary>
    private static StatementSyntax Awaited(ReturnStatementSyntax exit, bool gives, bool isLast)
    {
        var value = exit.Expression!;
        if (Result(value) is { } known)
        {
            return gives ? exit.WithExpression(known.WithTriviaFrom(value)) : SyntaxFactory.ReturnStatement().WithTriviaFrom(exit);
        }

        var waiting = Functions.Wait(value is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia()) : value.WithoutTrivia(), await: true);
        return gives ? exit.WithExpression(waiting)
            : isLast ? SyntaxFactory.ExpressionStatement(waiting).WithTriviaFrom(exit)
            : SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(waiting).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")), SyntaxFactory.ReturnStatement())
                .WithTriviaFrom(exit).WithAdditionalAnnotations(s_pair, Formatter.Annotation);
    }

    private static readonly SyntaxAnnotation s_pair = new();

    /// <summary>What <c>Task.FromResult(x)</c> is when it need not be a task; the task itself for <c>Task.CompletedTask</c>.</summary>
    private static ExpressionSyntax? Result(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } call when call.ArgumentList.Arguments.Count == 1 => call.ArgumentList.Arguments[0].Expression,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => value,
        _ => null,
    };

    /// <summary>The two statements that took the place of one, without a block of their own.</summary>
    private static BlockSyntax Flat(BlockSyntax body)
    {
        while (body.GetAnnotatedNodes(s_pair).OfType<BlockSyntax>().FirstOrDefault() is { } pair)
        {
            var first = pair.Statements[0].WithLeadingTrivia(pair.GetLeadingTrivia());
            var second = pair.Statements[1].WithTrailingTrivia(pair.GetTrailingTrivia());
            body = body.ReplaceNode(pair, [first.WithAdditionalAnnotations(Formatter.Annotation), second.WithAdditionalAnnotations(Formatter.Annotation)]);
        }

        return body;
    }
}
