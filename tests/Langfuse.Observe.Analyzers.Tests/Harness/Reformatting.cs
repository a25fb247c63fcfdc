using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>The ways people format the same program, with a comment at the end of each line that has room for one.</summary>
internal static class Reformatting
{
    public static string Apply(string source, Format format)
    {
        var root = CSharpSyntaxTree.ParseText(source, TestCompilation.Parsing).GetRoot();
        root = format switch
        {
            Format.NoBraces => new WithoutBraces().Visit(root),
            Format.ExpressionBodies => new WithArrows().Visit(root),
            _ => root,
        };
        return format != Format.Braces && root.ToFullString() == source ? source : new WithComments().Visit(root).ToFullString();
    }

    private sealed class WithoutBraces : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitBlock(BlockSyntax node)
        {
            var block = (BlockSyntax)base.VisitBlock(node)!;
            return node.Parent is IfStatementSyntax or ElseClauseSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or UsingStatementSyntax
                && block.Statements.Count == 1 && block.Statements[0] is ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax
                ? block.Statements[0]
                : block;
        }
    }

    private sealed class WithArrows : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var value = node.Body is { Statements: [var only] }
                ? only switch
                {
                    ReturnStatementSyntax { Expression: { } returned } => returned,
                    ExpressionStatementSyntax statement when node.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } => statement.Expression,
                    _ => null,
                }
                : null;
            return value is null ? base.VisitMethodDeclaration(node)
                : node.WithBody(null).WithParameterList(node.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
                    .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.Token(SyntaxKind.EqualsGreaterThanToken).WithTrailingTrivia(SyntaxFactory.Space), value.WithoutTrivia()))
                    .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")));
        }
    }

    private sealed class WithComments : CSharpSyntaxRewriter
    {
        private int _count;

        public override SyntaxToken VisitToken(SyntaxToken token) =>
            token.TrailingTrivia is [{ RawKind: (int)SyntaxKind.EndOfLineTrivia }] && token.Kind() is SyntaxKind.SemicolonToken or SyntaxKind.CloseBracketToken && token.Parent is not UsingDirectiveSyntax
                ? token.WithTrailingTrivia(SyntaxFactory.Space, SyntaxFactory.Comment($"// note {++_count}"), SyntaxFactory.EndOfLine("\n"))
                : token;
    }
}

/// <summary>A way of formatting.</summary>
public enum Format
{
    /// <summary>As the corpus is written.</summary>
    Braces,

    /// <summary>Single statements stand without a block.</summary>
    NoBraces,

    /// <summary>Single results stand behind an arrow.</summary>
    ExpressionBodies,
}
