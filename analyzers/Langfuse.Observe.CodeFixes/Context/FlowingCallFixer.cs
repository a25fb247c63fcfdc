using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Context;

/// <summary>Calls the method that lets the current observation flow, instead of its Unsafe twin.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowingCallFixer() : LangfuseFixer(ContextRules.LFO6002_FlowSuppressed)
{
    private protected override CodeAction? Cure(Report report) =>
        report.Property(FixProperties.Name) is { } name && report.Around<SimpleNameSyntax>() is { } called
            ? report.Replace($"Use {name}", called, called.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(called.Identifier)))
            : null;
}
