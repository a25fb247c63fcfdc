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
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await CureAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } action)
            {
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The cure of one report, or null when there is none that would change something for the better.</summary>
    private protected abstract Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>An action that replaces one node of the reported document.</summary>
    private protected CodeAction Replace(string title, Document document, SyntaxNode root, SyntaxNode old, SyntaxNode replacement) =>
        Change(title, document, () => root.ReplaceNode(old, replacement));

    /// <summary>An action that changes the reported document. Whatever their titles, the cures of one fixer are of one kind for Fix All.</summary>
    private protected CodeAction Change(string title, Document document, Func<SyntaxNode> change) =>
        CodeAction.Create(title, _ => Task.FromResult(document.WithSyntaxRoot(change())), equivalenceKey: GetType().Name);

    private protected static async Task<(SyntaxNode Root, SyntaxNode Node)?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? (root, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            : null;
}
