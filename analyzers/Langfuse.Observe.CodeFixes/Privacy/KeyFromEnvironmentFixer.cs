using System.Composition;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Langfuse.Observe.CodeFixes.Privacy;

/// <summary>Reads a key from the environment instead of the source.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KeyFromEnvironmentFixer() : LangfuseFixer(PrivacyRules.LFO7002_KeyInSource)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Node is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal || MustBeConstant(literal))
        {
            return null;
        }

        var environment = SyntaxFactory.ParseExpression("System.Environment").WithAdditionalAnnotations(Simplifier.Annotation);
        var read = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, environment, SyntaxFactory.IdentifierName("GetEnvironmentVariable")),
            SyntaxFactory.ParseArgumentList("(\"LANGFUSE_SECRET_KEY\")")).WithTriviaFrom(literal);
        return report.Replace("Read it from LANGFUSE_SECRET_KEY", literal, read);
    }

    private static bool MustBeConstant(SyntaxNode literal) => literal.Ancestors().Any(static ancestor => ancestor switch
    {
        AttributeSyntax or ParameterSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or BinaryExpressionSyntax => true,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => false,
    });
}
