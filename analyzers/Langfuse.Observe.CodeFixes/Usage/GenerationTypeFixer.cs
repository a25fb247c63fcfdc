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
    private protected override CodeAction? Cure(Report report)
    {
        var attribute = report.Property(FixProperties.Cure) switch
        {
            "method" or "parameter" => Around(report),
            "attribute" => report.Around<AttributeSyntax>(),
            _ => null,
        };
        return attribute is null ? null
            : report.Replace("Make it a generation", attribute, Attributes.Set(attribute, "AsType", OurNames.At(report, "ObservationType") + ".Generation"));
    }

    private static AttributeSyntax? Around(Report report)
    {
        foreach (var ancestor in report.Node.Ancestors())
        {
            switch (ancestor)
            {
                case LambdaExpressionSyntax lambda:
                    return Attributes.Observe(lambda.AttributeLists, report);
                case LocalFunctionStatementSyntax function:
                    return Attributes.Observe(function.AttributeLists, report);
                case MethodDeclarationSyntax method:
                    return Attributes.Observe(method.AttributeLists, report);
            }
        }

        return null;
    }
}
