using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Starts Langfuse at the top of the program: as a client, or in the container of a host.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StartClientFixer() : LangfuseFixer(FlushRules.LFO5008_NeverConfigured)
{
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not var (root, node)
            || root is not CompilationUnitSyntax unit
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        SyntaxNode body = node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } main ? main : unit;
        if (HostBuilder(body, model, cancellationToken) is var (statement, builder))
        {
            return Insert("Register Langfuse with 'AddLangfuse'", document, unit, statement, after: true, $"{builder}.Services.AddLangfuse();", "Microsoft.Extensions.DependencyInjection");
        }

        var first = body is MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements }
            ? statements[0]
            : unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault()?.Statement;
        var awaits = first is not null && Functions.CanAwait(first);
        return first is null
            ? null
            : Insert("Start Langfuse here", document, unit, first, after: false, $"{(awaits ? "await " : "")}using var {FreeNames.Near(first, "langfuse")} = LangfuseClient.Start();", "Langfuse.Observe");
    }

    /// <summary>The statement that makes the builder of a host, and the builder's name.</summary>
    private static (StatementSyntax Statement, string Name)? HostBuilder(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var local in body.DescendantNodes().OfType<LocalDeclarationStatementSyntax>())
        {
            if (local.Declaration.Variables.Count == 1
                && model.GetDeclaredSymbol(local.Declaration.Variables[0], cancellationToken) is ILocalSymbol { Type: { } type, Name: var name }
                && Members(type).Any(static member => member is IPropertySymbol { Name: "Services", Type.Name: "IServiceCollection" }))
            {
                return (local, name);
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> Members(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                yield return member;
            }
        }
    }

    private CodeAction Insert(string title, Document document, CompilationUnitSyntax unit, StatementSyntax place, bool after, string code, string space)
    {
        var statement = SyntaxFactory.ParseStatement(code + "\n").WithAdditionalAnnotations(Formatter.Annotation);
        SyntaxNode anchor = place.Parent is GlobalStatementSyntax global ? global : place;
        SyntaxNode added = anchor is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;
        if (!after)
        {
            added = added.WithLeadingTrivia(anchor.GetLeadingTrivia());
        }

        return Change(title, document, () => Usings.Add(
            after ? unit.InsertNodesAfter(anchor, [added]) : unit.ReplaceNode(anchor, [added, anchor.WithLeadingTrivia(SyntaxFactory.TriviaList())]), space));
    }
}
