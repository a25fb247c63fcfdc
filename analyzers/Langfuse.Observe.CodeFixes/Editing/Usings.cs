using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Using directives.</summary>
internal static class Usings
{
    /// <summary>The file with a using directive for the namespace; as it is when it has one.</summary>
    public static CompilationUnitSyntax Add(CompilationUnitSyntax unit, string space) =>
        unit.Usings.Any(directive => directive.Name?.ToString() == space)
            ? unit
            : unit.AddUsings(SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")));
}
