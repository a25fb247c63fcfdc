using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Usage;

/// <summary>Makes an observation that carries a model a generation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GenerationTypeFixer() : LangfuseFixer(UsageRules.LFO1009_GenerationFieldElsewhere)
{
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not var (root, node))
        {
            return null;
        }

        var attribute = diagnostic.Properties.TryGetValue(FixProperties.Cure, out var cure) && cure == "method" ? Around(node)
            : cure == "attribute" ? node.FirstAncestorOrSelf<AttributeSyntax>()
            : null;
        return attribute is null ? null
            : Replace("Make it a generation", document, root, attribute, Attributes.Set(attribute, "AsType", "ObservationType.Generation"));
    }

    private static AttributeSyntax? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LambdaExpressionSyntax lambda:
                    return Attributes.Observe(lambda.AttributeLists);
                case LocalFunctionStatementSyntax function:
                    return Attributes.Observe(function.AttributeLists);
                case MethodDeclarationSyntax method:
                    return Attributes.Observe(method.AttributeLists);
            }
        }

        return null;
    }
}
