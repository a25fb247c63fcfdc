using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>How far from its report a fix may change a program: the member or statement of the report and the using directives. What a rule of lifetimes reports is a client
/// and not a statement, so its fix may also change the entry point, and the type that holds the client: its bases, its end, its members that dispose.</summary>
internal static class FixReach
{
    public static bool Covers(SyntaxNode root, Diagnostic report, TextSpan change)
    {
        var node = root.FindNode(report.Location.SourceSpan);
        return Usings((CompilationUnitSyntax)root).Contains(change)
            || Around(node).FullSpan.Contains(change)
            || (report.Id.StartsWith("LFO5", StringComparison.Ordinal) && (IsInEntryPoint(root, change) || IsOfHolder(node, change)));
    }

    private static TextSpan Usings(CompilationUnitSyntax root) => root.Usings.Count > 0 ? root.Usings.FullSpan : new TextSpan(0, 0);

    private static SyntaxNode Around(SyntaxNode node) => node.AncestorsAndSelf().First(static ancestor =>
        ancestor is GlobalStatementSyntax or (MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax) or ParameterSyntax { Parent.Parent: TypeDeclarationSyntax } or CompilationUnitSyntax);

    private static bool IsInEntryPoint(SyntaxNode root, TextSpan change) =>
        root.FindNode(change, getInnermostNodeForTie: true).AncestorsAndSelf().Any(static ancestor => ancestor is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.Text: "Main" });

    private static bool IsOfHolder(SyntaxNode node, TextSpan change) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } holder && holder.FullSpan.Contains(change)
        && holder.Members.FirstOrDefault(member => member.Span.Contains(change) && change.Start > member.Span.Start) is null or MethodDeclarationSyntax { Identifier.Text: "Dispose" or "DisposeAsync" or "DisposeAsyncCore" };
}
