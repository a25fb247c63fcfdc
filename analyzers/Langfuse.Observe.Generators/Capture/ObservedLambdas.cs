using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Lambdas that seem to carry <c>[Observe]</c>. They declare no symbol, so the search by attribute passes them by.</summary>
/// <remarks>To look at each node of each file for them would cost more than all else here. The texts of the files are searched for the attribute's name
/// instead, and for the names that using directives give to it. An unchanged file is not searched again.</remarks>
internal static class ObservedLambdas
{
    private const string Name = "Observe";

    public static IncrementalValuesProvider<LambdaExpressionSyntax> Of(IncrementalGeneratorInitializationContext context)
    {
        var files = context.CompilationProvider.SelectMany(static (compilation, _) => compilation.SyntaxTrees);
        var aliases = files.SelectMany(static (file, cancellationToken) => Aliases(file.GetRoot(cancellationToken)))
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>([.. names.Distinct().OrderBy(static name => name, StringComparer.Ordinal)]));
        return files.Combine(aliases).SelectMany(static (pair, cancellationToken) => In(pair.Left, pair.Right, cancellationToken));
    }

    private static IEnumerable<LambdaExpressionSyntax> In(SyntaxTree file, EquatableArray<string> aliases, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken).ToString();
        var root = file.GetRoot(cancellationToken);
        return aliases.Append(Name).SelectMany(name => Places(text, name)).Select(place => Lambda(root, place)).OfType<LambdaExpressionSyntax>().Distinct();
    }

    private static IEnumerable<int> Places(string text, string name)
    {
        for (var place = text.IndexOf(name, StringComparison.Ordinal); place >= 0; place = text.IndexOf(name, place + name.Length, StringComparison.Ordinal))
        {
            yield return place;
        }
    }

    /// <summary>The lambda on which an attribute stands that is called so at this place.</summary>
    private static LambdaExpressionSyntax? Lambda(SyntaxNode root, int place)
    {
        var name = root.FindToken(place).Parent;
        while (name?.Parent is NameSyntax qualified)
        {
            name = qualified;
        }

        return name?.Parent is AttributeSyntax { Parent.Parent: LambdaExpressionSyntax lambda } ? lambda : null;
    }

    private static IEnumerable<string> Aliases(SyntaxNode unit) =>
        unit.ChildNodes().SelectMany(static node => node switch
        {
            UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, Name: { } meant } => Last(meant).StartsWith(Name, StringComparison.Ordinal) ? [alias] : [],
            BaseNamespaceDeclarationSyntax space => Aliases(space),
            _ => [],
        });

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
