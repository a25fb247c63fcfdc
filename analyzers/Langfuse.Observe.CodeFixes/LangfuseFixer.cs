using System.Collections.Immutable;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Langfuse.Observe.CodeFixes;

/// <summary>What every code fix here shares: it looks before it offers, and it can fix all of its kind.</summary>
public abstract class LangfuseFixer : CodeFixProvider
{
    private protected LangfuseFixer(params Rule[] rules) => FixableDiagnosticIds = [.. rules.Select(static rule => rule.Id)];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // The document can have changed since the report.
            if (root is not null && model is not null && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                && Cure(new(GetType().Name, context.Document, diagnostic, root, model, context.CancellationToken)) is { } action)
            {
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The cure of one report, or null when there is none that would change something for the better.</summary>
    private protected abstract CodeAction? Cure(Report report);
}
