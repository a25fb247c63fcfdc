using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Precision;

/// <summary>Puts a client into the entry point of a program that has none, so that the flow rules have something to follow through real code.</summary>
internal static class EntryPoints
{
    public const string Name = "probeClient";

    public static CompilationUnitSyntax WithClient(CompilationUnitSyntax unit, bool covered)
    {
        var start = SyntaxFactory.ParseStatement($"{(covered ? "using " : "")}var {Name} = global::Langfuse.Observe.LangfuseClient.Start(); ");
        if (unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault() is { } first)
        {
            return unit.InsertNodesBefore(first, [SyntaxFactory.GlobalStatement(start)]);
        }

        var mains = unit.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.Identifier.ValueText == "Main" && method.Modifiers.Any(SyntaxKind.StaticKeyword) && method.Body is not null);
        return unit.ReplaceNodes(mains, (_, main) => main.WithBody(main.Body!.WithStatements(main.Body.Statements.Insert(0, start))));
    }
}
