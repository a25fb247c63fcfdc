using System.Composition;
using Langfuse.Observe.Analyzers.Usage;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Context;

/// <summary>Observes the method that speaks of a current observation and has none, and the iterator that cannot keep what it opened.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddObserveFixer() : LangfuseFixer(ContextRules.LFO6003_OutsideObservation, ContextRules.LFO6009_ScopeOverYield)
{
    private protected override CodeAction? Cure(Report report)
    {
        // An observed Main would record its call before any client is started in it.
        return report.Node.Ancestors().FirstOrDefault(static ancestor => ancestor is MethodDeclarationSyntax or LocalFunctionStatementSyntax) switch
        {
            MethodDeclarationSyntax { Identifier.ValueText: not "Main" } method when Attributes.Observe(method.AttributeLists, report) is null && !IsOptedOut(method, report) =>
                report.Replace("Add [Observe]", method, Observed(report, method, method.AttributeLists, static (member, lists) => ((MethodDeclarationSyntax)member).WithAttributeLists(lists))),
            LocalFunctionStatementSyntax function when Attributes.Observe(function.AttributeLists, report) is null && TakesAttributes(report) =>
                report.Replace("Add [Observe]", function, Observed(report, function, function.AttributeLists, static (member, lists) => ((LocalFunctionStatementSyntax)member).WithAttributeLists(lists))),
            _ => null,
        };
    }

    /// <summary>C# 9 is the first with attributes on local functions.</summary>
    private static bool TakesAttributes(Report report) => report.Root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 };

    private static bool IsOptedOut(MethodDeclarationSyntax method, Report report) =>
        method.AttributeLists.SelectMany(static list => list.Attributes).Any(attribute => OurNames.IsOurs(report.Model.GetTypeInfo(attribute, report.CancellationToken).Type, "NotObservedAttribute"));

    private static SyntaxNode Observed(Report report, SyntaxNode member, SyntaxList<AttributeListSyntax> lists, Func<SyntaxNode, SyntaxList<AttributeListSyntax>, SyntaxNode> with)
    {
        var leading = member.GetLeadingTrivia();
        return with(member.WithoutLeadingTrivia(), lists.Insert(0, Attributes.List(Attribute(report, member)).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"))))
            .WithLeadingTrivia(leading).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Only a generation has a model and tokens: who sets them on what is current means one.</summary>
    private static string Attribute(Report report, SyntaxNode member) =>
        OurNames.At(report, "Observe") + (SetsGenerationFields(member) ? $"(AsType = {OurNames.At(report, "ObservationType")}.Generation)" : "");

    private static bool SetsGenerationFields(SyntaxNode member) =>
        member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UpdateCurrentObservation" }
            && call.ArgumentList.Arguments.Any(static argument => argument.NameColon is { } name && GenerationField.Names.Contains(name.Name.Identifier.ValueText)));
}
