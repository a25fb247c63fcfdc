using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Privacy;

/// <summary>Marks a parameter so that its value is not recorded; a result is kept out by <c>CaptureOutput = false</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkParameterFixer()
    : LangfuseFixer(UsageRules.LFO1006_RecordedAsTypeName, PrivacyRules.LFO7001_SecretCaptured, PrivacyRules.LFO7003_ClassifiedCaptured)
{
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not var (root, node))
        {
            return null;
        }

        if (diagnostic.Properties.TryGetValue(FixProperties.Cure, out var cure) && cure == "output")
        {
            var attribute = node.Parent switch
            {
                MethodDeclarationSyntax method => Attributes.Observe(method.AttributeLists),
                LocalFunctionStatementSyntax function => Attributes.Observe(function.AttributeLists),
                _ => null,
            };
            return attribute is null ? null : Replace("Do not record the result", document, root, attribute, Attributes.Set(attribute, "CaptureOutput", "false"));
        }

        var mark = diagnostic.Id == UsageRules.LFO1006_RecordedAsTypeName.Id ? "NotCaptured" : "Sensitive";
        return node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
            ? Replace($"Mark it [{mark}]", document, root, parameter, Marked(parameter, mark))
            : null;
    }

    private static ParameterSyntax Marked(ParameterSyntax parameter, string mark) =>
        parameter.WithoutLeadingTrivia().WithAttributeLists(parameter.AttributeLists.Insert(0, Attributes.List(mark).WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());
}
