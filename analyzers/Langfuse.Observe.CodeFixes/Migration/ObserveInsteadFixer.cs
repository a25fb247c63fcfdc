using System.Composition;
using Langfuse.Observe.Analyzers.Migration;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Migration;

/// <summary>Puts <c>[Observe]</c> on a method instead of the tracing calls in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ObserveInsteadFixer() : LangfuseFixer(UsageRules.LFO1050_ActivityBoilerplate, UsageRules.LFO1051_CommunitySdk)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Root is not CompilationUnitSyntax root
            || report.Around<MethodDeclarationSyntax>() is not { Body: { } body } method
            || WholeBody.Of(method) is not { Statement: LocalDeclarationStatementSyntax } whole
            || HandleCalls.Replacements(body, whole) is not { } replacements)
        {
            return null;
        }

        var attribute = ObserveFor(method, whole, report.Model);
        return report.Change("Use [Observe]", () => Usings.Add(Rewrite(root, method, body, whole, replacements, attribute), "Langfuse.Observe"));
    }

    private static CompilationUnitSyntax Rewrite(
        CompilationUnitSyntax root, MethodDeclarationSyntax method, BlockSyntax body, WholeBody whole, IReadOnlyDictionary<StatementSyntax, StatementSyntax?> replacements, AttributeListSyntax attribute)
    {
        var tracked = method.TrackNodes(replacements.Keys.Append(whole.Statement).Append<SyntaxNode>(body));
        foreach (var pair in replacements.Append(new(whole.Statement, null)))
        {
            var current = tracked.GetCurrentNode((SyntaxNode)pair.Key)!;
            tracked = pair.Value is null ? Remove(tracked, current) : tracked.ReplaceNode(current, pair.Value);
        }

        // The statement after the removed first one keeps no blank line above it.
        if (tracked.Body!.Statements.FirstOrDefault() is { } first)
        {
            var blankless = first.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            tracked = tracked.ReplaceNode(first, first.WithLeadingTrivia(blankless));
        }

        var leading = tracked.GetLeadingTrivia();
        var observed = ((MethodDeclarationSyntax)tracked.WithoutLeadingTrivia()).WithAttributeLists(tracked.AttributeLists.Insert(0, attribute))
            .WithLeadingTrivia(leading).WithAdditionalAnnotations(Formatter.Annotation);
        return root.ReplaceNode(method, observed);
    }

    /// <summary>Takes a statement away; the comments above and beside it go to what follows.</summary>
    private static MethodDeclarationSyntax Remove(MethodDeclarationSyntax method, SyntaxNode statement)
    {
        var comments = Comments.Of(statement);
        if (comments.Count == 0)
        {
            return method.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        var next = statement.GetLastToken().GetNextToken();
        var indentation = statement.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1);
        var commented = method.ReplaceToken(next, next.WithLeadingTrivia(indentation.Concat(comments).Concat(next.LeadingTrivia)));
        return commented.RemoveNode(commented.FindNode(statement.Span), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static AttributeListSyntax ObserveFor(MethodDeclarationSyntax method, WholeBody whole, SemanticModel model)
    {
        var arguments = new List<string>();
        var type = whole.Callee switch
        {
            "CreateGeneration" => "Generation",
            "CreateEmbedding" => "Embedding",
            "CreateToolCall" => "Tool",
            "CreateAgent" => "Agent",
            _ => null,
        };
        if (type is not null)
        {
            arguments.Add("AsType = ObservationType." + type);
        }

        if (whole.Name(model) is { } name && name != method.Identifier.ValueText)
        {
            arguments.Add("Name = " + SyntaxFactory.Literal(name).Text);
        }

        if (type is "Generation" or "Embedding" && Model(whole.Call, model) is { } llm)
        {
            arguments.Add("Model = " + SyntaxFactory.Literal(llm).Text);
        }

        var list = SyntaxFactory.ParseCompilationUnit($"[Observe{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}]\nclass C;")
            .DescendantNodes().OfType<AttributeListSyntax>().First();
        return list.WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"));
    }

    private static string? Model(InvocationExpressionSyntax call, SemanticModel model) =>
        (call.ArgumentList.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "model")
            ?? call.ArgumentList.Arguments.Where(static argument => argument.NameColon is null).Skip(1).FirstOrDefault()) is { } argument
        && model.GetConstantValue(argument.Expression) is { HasValue: true, Value: string name } ? name : null;
}
