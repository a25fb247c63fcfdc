using System.Composition;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Gives a key to the option that it belongs to; where the other option has the other key, both change places.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ExchangeKeysFixer() : LangfuseFixer(FlushRules.LFO5017_KeysExchanged)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<AssignmentExpressionSyntax>() is not { } assignment || Option(assignment) is not { } option)
        {
            return null;
        }

        var right = option.Identifier.ValueText == "PublicKey" ? "SecretKey" : "PublicKey";
        var other = assignment.FirstAncestorOrSelf<SyntaxNode>(static node => node is BlockSyntax or InitializerExpressionSyntax)?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assigned => Option(assigned)?.Identifier.ValueText == right);
        if (other is null)
        {
            return report.Replace($"Assign it to {right}", option, Named(option, right));
        }

        // The other option has its own key already: this one has no value that could be told from here.
        return Option(other) is { } otherOption && KeysExchangedAnalyzer.Kind(other.Right, report.Model, report.CancellationToken) is { } kind && !right.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
            ? report.Change("Exchange the keys", () => report.Root.ReplaceNodes([option, otherOption], (old, _) => Named(old, old == option ? right : option.Identifier.ValueText)))
            : null;
    }

    private static IdentifierNameSyntax? Option(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "PublicKey" or "SecretKey" } name } => name,
        IdentifierNameSyntax { Identifier.ValueText: "PublicKey" or "SecretKey" } name => name,
        _ => null,
    };

    private static IdentifierNameSyntax Named(IdentifierNameSyntax option, string name) => option.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(option.Identifier));
}
