using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>The names that an object or a dictionary gives values for.</summary>
/// <param name="Names">Each name, and where it is written.</param>
/// <param name="IsMadeForIt">Whether it is written for this call, so that a name too many is a slip: an anonymous object or a dictionary, and no
/// class of the program.</param>
internal sealed record GivenNames(IReadOnlyList<(string Name, SyntaxNode Place)> Names, bool IsMadeForIt)
{
    /// <summary>Null when they are not known.</summary>
    public static GivenNames? Of(ExpressionSyntax given, SemanticModel model, CancellationToken cancellationToken)
    {
        var sources = new ValueSources(model, cancellationToken).Of(given);
        return sources.Count == 1 && sources[0] is { Kind: SourceKind.Written, Expression: var written }
            ? OfWritten(written, sources[0], model, cancellationToken)
            : OfType(model.GetTypeInfo(given, cancellationToken).Type, given);
    }

    private static GivenNames? OfWritten(ExpressionSyntax written, ValueSource source, SemanticModel model, CancellationToken cancellationToken)
    {
        var own = new ValueSources(model, cancellationToken);
        return written switch
        {
            AnonymousObjectCreationExpressionSyntax anonymous => new([.. anonymous.Initializers.Select(static member => (NameOf(member), (SyntaxNode)member)).Where(static member => member.Item1.Length > 0)], true),
            BaseObjectCreationExpressionSyntax creation when IsDictionary(own.Type(creation)) => source.IsOverwritten || creation.ArgumentList?.Arguments.Count > 0 ? null : OfKeys(creation.Initializer, own),
            _ => OfType(own.Type(written), written),
        };
    }

    private static GivenNames? OfKeys(InitializerExpressionSyntax? initializer, ValueSources sources)
    {
        var names = new List<(string, SyntaxNode)>();
        foreach (var item in initializer?.Expressions ?? default)
        {
            var key = item switch
            {
                InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => pair[0],
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } index } } => index[0].Expression,
                _ => null,
            };
            if (key is null || sources.Constant(key).Value is not string name)
            {
                return null;
            }

            names.Add((name, key));
        }

        // An empty one is filled elsewhere.
        return names.Count == 0 ? null : new(names, true);
    }

    /// <summary>The public properties of a class or record of the program.</summary>
    private static GivenNames? OfType(ITypeSymbol? type, SyntaxNode place)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } || IsDictionary(type) || type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true)
        {
            return null;
        }

        var names = new List<(string, SyntaxNode)>();
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            names.AddRange(owner.GetMembers().OfType<IPropertySymbol>()
                .Where(static property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null })
                .Select(property => (property.Name, place)));
        }

        return new(names, type.IsAnonymousType);
    }

    private static string NameOf(AnonymousObjectMemberDeclaratorSyntax member) => member.NameEquals?.Name.Identifier.ValueText ?? member.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        _ => "",
    };

    private static bool IsDictionary(ITypeSymbol? type) =>
        type is not null && (type.Name is "JsonObject" or "JsonElement" || type.AllInterfaces.Any(static contract => contract.Name is "IDictionary" or "IReadOnlyDictionary" or "IEnumerable"));
}
