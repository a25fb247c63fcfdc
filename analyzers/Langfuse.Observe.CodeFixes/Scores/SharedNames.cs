using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Scores;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Scores;

/// <summary>Names of scores that are written away from the call: a constant can be the name of a column or a file too.</summary>
internal static class SharedNames
{
    /// <summary>Whether the text is the whole value of a variable or constant that nothing reads but calls that give or name scores.</summary>
    public static bool IsOnlyForScores(ExpressionSyntax text, Report report) =>
        Holder(text) is { } declaration
        && report.Model.GetDeclaredSymbol(declaration, report.CancellationToken) is { } holder
        && (holder is ILocalSymbol || holder.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.Public)
        && NameIndex.Of(report.Model.Compilation).References(holder, report.CancellationToken).ToList() is { Count: > 0 } places
        && places.TrueForAll(IsNameOfScore);

    private static SyntaxNode? Holder(ExpressionSyntax text) => text.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
        _ => null,
    };

    private static bool IsNameOfScore(SimpleNameSyntax place)
    {
        ExpressionSyntax value = place.Parent is MemberAccessExpressionSyntax access && access.Name == place ? access : place;
        return value.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            && (argument.NameColon is { } name ? name.Name.Identifier.ValueText is "name" or "score" : list.Arguments[0] == argument)
            && Langfuse.Observe.Analyzers.Calls.NamedCall.NameOf(call) is { Identifier.ValueText: var callee } && ScoreCall.Callees.Contains(callee);
    }
}
