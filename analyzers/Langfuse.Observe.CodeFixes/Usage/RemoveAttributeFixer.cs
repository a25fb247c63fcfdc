using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Usage;

/// <summary>Takes off an attribute that cannot do anything where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveAttributeFixer()
    : LangfuseFixer(
        UsageRules.LFO1001_NoBody,
        UsageRules.LFO1002_ConstructorOrFinaliser,
        UsageRules.LFO1005_MarkerOnWrongType,
        UsageRules.LFO1007_UnsupportedShape,
        UsageRules.LFO1008_ObservedTwice,
        UsageRules.LFO1013_MarkerWithoutObserve,
        UsageRules.LFO1015_ObservedAndNotObserved)
{
    private protected override CodeAction? Cure(Report report)
    {
        var attribute = report.Around<AttributeSyntax>()
            ?? (report.Around<MethodDeclarationSyntax>() is { } method ? Attributes.Observe(method.AttributeLists, report) : null);
        return attribute is null ? null : report.Change($"Remove [{attribute.Name}]", () => Attributes.Remove(report.Root, attribute));
    }
}
