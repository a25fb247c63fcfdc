using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>What is assigned to a variable: by its initialiser, and by the assignments in the block or type that it belongs to.</summary>
internal static class VariableValues
{
    public static List<ValueSource> Of(ISymbol variable, SyntaxNode declaration, ValueSources sources, int depth)
    {
        var first = sources.OfOptional(Initialiser(declaration), depth);
        var later = new List<ValueSource>();
        foreach (var name in Uses(variable, declaration, sources))
        {
            AddUse(name, later, sources, depth);
        }

        var isOverwritten = later.Count > 0;
        var all = first.Select(source => isOverwritten ? source with { IsOverwritten = true } : source).Concat(later).ToList();
        if (variable is IFieldSymbol { IsConst: false, IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private }
            && declaration.FirstAncestorOrSelf<ExpressionSyntax>() is null)
        {
            all.Add(new(SourceKind.Unknown, Initialiser(declaration) ?? SyntaxFactory.IdentifierName(variable.Name)));
        }

        return all;
    }

    /// <summary>The places in the variable's scope that are written with its name.</summary>
    public static IEnumerable<IdentifierNameSyntax> Uses(ISymbol variable, SyntaxNode declaration, ValueSources sources)
    {
        if (variable is ILocalSymbol { IsConst: true } or IFieldSymbol { IsConst: true })
        {
            yield break;
        }

        foreach (var node in Scope(variable, declaration)?.DescendantNodes() ?? [])
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(sources.Symbol(name), variable))
            {
                yield return name;
            }
        }
    }

    private static ExpressionSyntax? Initialiser(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    private static SyntaxNode? Scope(ISymbol variable, SyntaxNode declaration) => variable is ILocalSymbol
        ? declaration.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode?)declaration.FirstAncestorOrSelf<SwitchSectionSyntax>() ?? declaration.FirstAncestorOrSelf<CompilationUnitSyntax>()
        : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static void AddUse(IdentifierNameSyntax name, List<ValueSource> found, ValueSources sources, int depth)
    {
        ExpressionSyntax place = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;
        switch (place.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == place:
                found.AddRange(assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
                    ? sources.Of(assignment.Right, depth)
                    : [new(SourceKind.Changed, assignment.Right)]);
                return;
            case PostfixUnaryExpressionSyntax step when !step.IsKind(SyntaxKind.SuppressNullableWarningExpression):
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword }:
                found.Add(new(SourceKind.Changed, place));
                return;
        }
    }
}
