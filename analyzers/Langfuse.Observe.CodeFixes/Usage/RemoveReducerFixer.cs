using System.Composition;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Usage;

/// <summary>Takes a <c>Reducer</c> that cannot reduce off its <c>[Observe]</c>; the items are recorded as they come.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveReducerFixer() : LangfuseFixer(UsageRules.LFO1004_ReducerDoesNotFit)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list } argument)
        {
            return null;
        }

        var others = list.Arguments.Remove(argument);
        return report.Replace("Remove the Reducer", attribute, attribute.WithArgumentList(others.Count == 0 ? null : list.WithArguments(others)));
    }
}
