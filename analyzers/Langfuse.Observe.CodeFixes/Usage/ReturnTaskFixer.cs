using System.Composition;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Usage;

/// <summary>Makes an <c>async void</c> method return its task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReturnTaskFixer() : LangfuseFixer(UsageRules.LFO1012_AsyncVoid)
{
    private protected override CodeAction? Cure(Report report)
    {
        // An event handler or an override must stay void.
        var type = report.Around<AttributeListSyntax>()?.Parent switch
        {
            MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !IsHandler(method.ParameterList) => method.ReturnType,
            LocalFunctionStatementSyntax function when !IsHandler(function.ParameterList) => function.ReturnType,
            _ => null,
        };
        return type is null ? null : report.Replace("Return Task", type, SyntaxFactory.IdentifierName("Task").WithTriviaFrom(type));
    }

    private static bool IsHandler(ParameterListSyntax parameters) =>
        parameters.Parameters.Count == 2 && parameters.Parameters[1].Type?.ToString().EndsWith("EventArgs", StringComparison.Ordinal) == true;
}
