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
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Root is not CompilationUnitSyntax unit || SetsItUp(report))
        {
            return null;
        }

        SyntaxNode body = report.Around<MethodDeclarationSyntax>() is { } main ? main : unit;
        if (HostBuilder(body, report.Model, report.CancellationToken) is var (statement, builder))
        {
            return Insert("Register Langfuse with 'AddLangfuse'", report, unit, statement, after: true, $"{builder}.Services.AddLangfuse();", "Microsoft.Extensions.DependencyInjection");
        }

        if (body is MethodDeclarationSyntax { ExpressionBody.Expression: { } only } arrow)
        {
            return Bodied(report, unit, arrow, only);
        }

        var first = body is MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements }
            ? statements[0]
            : unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault()?.Statement;
        var awaits = first is not null && Functions.CanAwait(first);
        return first is null || !UsingDeclarations.CanStand(first) || (!awaits && body is MethodDeclarationSyntax { ReturnType: not PredefinedTypeSyntax })
            ? null
            : Insert("Start Langfuse here", report, unit, first, after: false, $"{(awaits ? "await " : "")}using var {FreeNames.Near(first, "langfuse")} = LangfuseClient.Start();", "Langfuse.Observe");
    }

    /// <summary>A program that sets the variables which the client reads has a place where it is to start that is not the top of <c>Main</c>.</summary>
    private static bool SetsItUp(Report report) => report.Model.Compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot(report.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        .Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetEnvironmentVariable" });

    /// <summary><c>static void Main() => Work();</c> gets a body, and becomes async when it hands on a task.</summary>
    private static CodeAction? Bodied(Report report, CompilationUnitSyntax unit, MethodDeclarationSyntax main, ExpressionSyntax only)
    {
        var handsOn = main.ReturnType is not PredefinedTypeSyntax && !main.Modifiers.Any(SyntaxKind.AsyncKeyword);
        var awaits = main.Modifiers.Any(SyntaxKind.AsyncKeyword) || handsOn;
        var gives = main.ReturnType is GenericNameSyntax || main.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword };
        if (unit.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 })
        {
            return null;
        }

        var value = handsOn ? Functions.Wait(only, await: true) : only.WithoutTrivia();
        var body = SyntaxFactory.ParseStatement($$"""
            {
                {{(awaits ? "await " : "")}}using var {{FreeNames.Near(only, "langfuse")}} = LangfuseClient.Start();
                {{(gives ? "return " : "")}}{{value}};
            }
            """) as BlockSyntax;
        var changed = main.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body).WithTrailingTrivia(main.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        return report.Change("Start Langfuse here", () => Usings.Add(
            unit.ReplaceNode(main, handsOn ? changed.AddModifiers(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space)) : changed), "Langfuse.Observe"));
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

    private static CodeAction Insert(string title, Report report, CompilationUnitSyntax unit, StatementSyntax place, bool after, string code, string space)
    {
        var statement = SyntaxFactory.ParseStatement(code + "\n").WithAdditionalAnnotations(Formatter.Annotation);
        var listed = Statements.Listed(place);
        return report.Change(title, () => Usings.Add(
            after ? unit.InsertNodesAfter(listed, [Statements.Fit(statement, listed)]) : Statements.PutBefore(unit, listed, statement), space));
    }
}
