using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Langfuse.Observe.CodeFixes;

/// <summary>A report in its document, and the ways to change that document.</summary>
/// <param name="kind">What makes two cures one of a kind for Fix All, whatever their titles.</param>
internal sealed class Report(string kind, Document document, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
{
    public string Id => Diagnostic.Id;

    public Document Document { get; } = document;

    public Diagnostic Diagnostic { get; } = diagnostic;

    public SyntaxNode Root { get; } = root;

    public SemanticModel Model { get; } = model;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The innermost node that is reported.</summary>
    public SyntaxNode Node { get; } = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>What the analyzer handed over for the cure; null when it did not.</summary>
    public string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out var value) ? value : null;

    /// <summary>The node around the report, or the reported one, that is of a kind.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>An action that replaces one node.</summary>
    public CodeAction Replace(string title, SyntaxNode old, SyntaxNode replacement) => Change(title, () => Root.ReplaceNode(old, replacement));

    /// <summary>An action that changes the document.</summary>
    public CodeAction Change(string title, Func<SyntaxNode> change) =>
        CodeAction.Create(title, _ => Task.FromResult(Document.WithSyntaxRoot(change())), equivalenceKey: kind);
}
