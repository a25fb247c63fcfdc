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
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(FixProperties.Name, out var name) && name is not null
        && await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is var (root, node)
        && node.FirstAncestorOrSelf<SimpleNameSyntax>() is { } called
            ? Replace($"Use {name}", document, root, called, called.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(called.Identifier)))
            : null;
}
