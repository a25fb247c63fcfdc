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
        && called.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(called.Identifier)) is var flowing && Exists(called, flowing, report)
            ? report.Replace($"Use {name}", called, flowing)
            : null;

    /// <summary>Whether the flowing method takes the same arguments: a work item of the pool, for one, has none.</summary>
    private static bool Exists(SimpleNameSyntax called, SimpleNameSyntax flowing, Report report) =>
        called.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && report.Model.GetSpeculativeSymbolInfo(call.SpanStart, call.ReplaceNode(called, flowing), SpeculativeBindingOption.BindAsExpression).Symbol is not null;
}
