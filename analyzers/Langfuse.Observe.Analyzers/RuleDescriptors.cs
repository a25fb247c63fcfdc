using System.Collections.Concurrent;
using System.Collections.Immutable;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers;

/// <summary>Turns a rule of the catalogue into Roslyn's descriptor.</summary>
internal static class RuleDescriptors
{
    private static readonly ConcurrentDictionary<Rule, DiagnosticDescriptor> s_known = new();

    public static DiagnosticDescriptor Descriptor(this Rule rule) => s_known.GetOrAdd(rule, static rule =>
        new(rule.Id, rule.Title, rule.MessageFormat, rule.Category, Severity(rule.Severity), isEnabledByDefault: true,
            helpLinkUri: rule.HelpLink, customTags: rule.NeedsWholeCompilation ? [WellKnownDiagnosticTags.CompilationEnd] : []));

    public static Diagnostic At(this Rule rule, Location location, params object[] arguments) =>
        Diagnostic.Create(rule.Descriptor(), location, arguments);

    public static Diagnostic At(this Rule rule, SyntaxNode node, params object[] arguments) => rule.At(node.GetLocation(), arguments);

    public static Diagnostic At(this Rule rule, SyntaxToken token, params object[] arguments) => rule.At(token.GetLocation(), arguments);

    /// <summary>A report that carries what its code fix needs.</summary>
    public static Diagnostic With(this Rule rule, SyntaxNode node, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        Diagnostic.Create(rule.Descriptor(), node.GetLocation(), properties, arguments);

    private static DiagnosticSeverity Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Hidden => DiagnosticSeverity.Hidden,
        RuleSeverity.Info => DiagnosticSeverity.Info,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };
}
