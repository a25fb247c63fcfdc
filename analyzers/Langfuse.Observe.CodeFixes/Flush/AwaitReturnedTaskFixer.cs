using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Awaits the task that a method returns from inside a using.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitReturnedTaskFixer() : LangfuseFixer(FlushRules.LFO5013_UsingEndsEarly, FlushRules.LFO5001_EndsWithoutFlush)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<StatementSyntax>() is not (UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }))
        {
            return null;
        }

        var function = report.Node.Ancestors().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);
        return function is not null && Asynchronous.Made(function, report.Model, report.CancellationToken) is { } made
            ? report.Replace("Await the task inside the using", function, made)
            : null;
    }
}
