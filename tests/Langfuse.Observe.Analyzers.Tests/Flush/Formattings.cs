using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

/// <summary>A program as others would have written it: with braces, without them, with expression bodies.</summary>
internal static class Formattings
{
    public static IEnumerable<(string Name, string Text)> Of(string source)
    {
        yield return ("as written", source);
        var root = CSharpSyntaxTree.ParseText(source, Harness.TestCompilation.Parsing).GetRoot();
        if (new WithoutBraces().Visit(root).ToFullString() is var bare && bare != source)
        {
            yield return ("without braces", bare);
        }

        if (new WithExpressionBodies().Visit(root).ToFullString() is var short1 && short1 != source)
        {
            yield return ("with expression bodies", short1);
        }
    }

    private sealed class WithoutBraces : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
        {
            var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
            return visited.WithStatement(Bare(visited.Statement));
        }

        public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
        {
            var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
            return visited.WithStatement(Bare(visited.Statement));
        }

        private static StatementSyntax Bare(StatementSyntax statement) =>
            statement is BlockSyntax { Statements: [(ExpressionStatementSyntax or ReturnStatementSyntax) and var only] } ? only : statement;
    }

    private sealed class WithExpressionBodies : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
            return Only(visited.Body) is { } value
                ? visited.WithBody(null).WithExpressionBody(Arrow(value)).WithSemicolonToken(End())
                : visited;
        }

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
        {
            var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
            return Only(visited.Body) is { } value
                ? visited.WithBody(null).WithExpressionBody(Arrow(value)).WithSemicolonToken(End())
                : visited;
        }

        private static ExpressionSyntax? Only(BlockSyntax? body) => body is { Statements: [var only] } && !body.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            ? (only as ReturnStatementSyntax)?.Expression ?? (only as ExpressionStatementSyntax)?.Expression
            : null;

        private static ArrowExpressionClauseSyntax Arrow(ExpressionSyntax value) =>
            SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia());

        private static SyntaxToken End() => SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.LineFeed);
    }
}
