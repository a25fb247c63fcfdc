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

/// <summary>Makes the type that holds a client dispose it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DisposeFieldFixer() : LangfuseFixer(FlushRules.LFO5005_ClientNotDisposed, FlushRules.LFO5011_FixtureEndsWithoutFlush)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<TypeDeclarationSyntax>() is not { } type
            || report.Model.GetDeclaredSymbol(type, report.CancellationToken) is not { } symbol
            || HolderName(report) is not { } client
            || symbol.AllInterfaces.Any(static contract => contract.Name is "IDisposable" or "IAsyncDisposable" or "IAsyncLifetime"))
        {
            return null;
        }

        var (member, contract) = End(report, symbol, client);
        var changed = type.AddMembers(SyntaxFactory.ParseMemberDeclaration(member)!.WithLeadingTrivia(SyntaxFactory.EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation));
        return report.Replace("Dispose the client with its owner", type, contract is null ? changed : Bases.Add(changed, contract));
    }

    private static (string Member, string? Contract) End(Report report, INamedTypeSymbol type, string client)
    {
        if (report.Id == FlushRules.LFO5005_ClientNotDisposed.Id)
        {
            return ($"public ValueTask DisposeAsync() => {client}.DisposeAsync();\n", "IAsyncDisposable");
        }

        // Test runners call Dispose of what they make; NUnit keeps one instance and wants to be told when.
        return type.GetMembers().Append(type).SelectMany(static member => member.GetAttributes()).Any(static data => data.AttributeClass?.ContainingNamespace?.ToDisplayString() == "NUnit.Framework")
            ? ($"[OneTimeTearDown]\npublic void StopLangfuse() => {client}.Dispose();\n", null)
            : ($"public void Dispose() => {client}.Dispose();\n", "IDisposable");
    }

    private static string? HolderName(Report report) =>
        report.Around<InvocationExpressionSyntax>()?.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } declarator } when !field.Modifiers.Any(SyntaxKind.StaticKeyword) => declarator.Identifier.ValueText,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } when !property.Modifiers.Any(SyntaxKind.StaticKeyword) => property.Identifier.ValueText,
            AssignmentExpressionSyntax assignment when report.Model.GetSymbolInfo(assignment.Left, report.CancellationToken).Symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => assignment.Left.ToString(),
            _ => null,
        };
}
