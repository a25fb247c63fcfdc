using System.Text;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>The names of environments that Langfuse takes: <c>^(?!langfuse)[a-z0-9_-]{1,40}$</c>.</summary>
internal static class EnvironmentName
{
    private const int MostCharacters = 40;
    private const string Reserved = "langfuse";

    /// <summary>Reports each constant that a value can be and that is no name of an environment.</summary>
    public static void Check(ExpressionSyntax? value, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var constant in value is null ? [] : Names(value, model, cancellationToken))
        {
            if (constant.Value is string name && Problem(name) is { } problem)
            {
                var isInPlace = constant.Origin.SyntaxTree == value!.SyntaxTree && value.Span.Contains(constant.Origin.Span);
                var cure = Mended(name);
                report(ContextRules.LFO6007_EnvironmentPattern.With(
                    isInPlace ? constant.Origin : value,
                    FixProperties.Of(FixProperties.Replacement, isInPlace && constant.Origin is LiteralExpressionSyntax ? SyntaxFactory.Literal(cure).Text : null),
                    name, problem, cure));
            }
        }
    }

    /// <summary>The names that a value can be. What a host calls itself begins with a capital, unless somebody sets it: <c>Production</c>.</summary>
    private static IEnumerable<Constant> Names(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var flow = ConstantFlow.Of(value, model, cancellationToken);
        var sources = new ValueSources(model, cancellationToken);
        return flow.Constants.Concat(flow.Unknown.Where(unknown => sources.Symbol(unknown) is
                IPropertySymbol { Name: "EnvironmentName", ContainingType.Name: "IHostEnvironment" or "IHostingEnvironment" or "IWebHostEnvironment" }
                or IFieldSymbol { Name: "Production" or "Staging" or "Development", ContainingType: { Name: "Environments", ContainingNamespace.Name: "Hosting" } })
            .Select(unknown => new Constant(unknown is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name and not "EnvironmentName" } ? name : "Production", unknown, IsFinal: true)));
    }

    /// <summary>In words, what is wrong with a name; null when nothing is.</summary>
    public static string? Problem(string name) =>
        name.Length == 0 ? "it is empty"
        : name.Length > MostCharacters ? $"it has {name.Length} characters and 40 are allowed"
        : name.StartsWith(Reserved, StringComparison.Ordinal) ? "names beginning with 'langfuse' are reserved"
        : name.Any(static character => character is >= 'A' and <= 'Z') ? "it has upper-case letters"
        : !name.All(IsAllowed) ? "it has other characters than a-z, 0-9, '_' and '-'"
        : null;

    /// <summary>The allowed name that is nearest.</summary>
    public static string Mended(string name)
    {
        var mended = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
        {
            mended.Append(IsAllowed(character) ? character : '-');
        }

        var text = mended.ToString();
        text = text.StartsWith(Reserved, StringComparison.Ordinal) ? text.Substring(Reserved.Length) : text;
        text = text.Trim('-');
        return text.Length == 0 ? "default" : text.Length > MostCharacters ? text.Substring(0, MostCharacters) : text;
    }

    private static bool IsAllowed(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-';
}
