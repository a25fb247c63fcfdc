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
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Property(FixProperties.Cure) == "output")
        {
            var attribute = report.Node.Parent switch
            {
                MethodDeclarationSyntax method => Attributes.Observe(method.AttributeLists, report),
                LocalFunctionStatementSyntax function => Attributes.Observe(function.AttributeLists, report),
                _ => null,
            };
            return attribute is null ? null : report.Replace("Do not record the result", attribute, Attributes.Set(attribute, "CaptureOutput", "false"));
        }

        var mark = report.Id == UsageRules.LFO1006_RecordedAsTypeName.Id ? "NotCaptured" : "Sensitive";
        if (report.Node is PropertyDeclarationSyntax property)
        {
            return report.Replace($"Mark it [{mark}]", property, Marked(property, OurNames.At(report, mark)));
        }

        return report.Around<ParameterSyntax>() is { Type: not null } parameter
            ? report.Replace($"Mark it [{mark}]", parameter, Marked(parameter, OurNames.At(report, mark)))
            : null;
    }

    private static ParameterSyntax Marked(ParameterSyntax parameter, string mark) =>
        parameter.WithoutLeadingTrivia().WithAttributeLists(parameter.AttributeLists.Insert(0, Attributes.List(mark).WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static PropertyDeclarationSyntax Marked(PropertyDeclarationSyntax property, string mark)
    {
        var leading = property.GetLeadingTrivia();
        return property.WithoutLeadingTrivia().WithAttributeLists(property.WithoutLeadingTrivia().AttributeLists.Insert(0, Attributes.List(mark).WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(leading);
    }
}
