using System.Collections.Concurrent;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators;

/// <summary>A diagnostic as data. Equatable: no symbols, no syntax.</summary>
internal sealed record DiagnosticSpec(Rule Rule, LocationSpec? Location, EquatableArray<string> Arguments)
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> s_descriptors = new(StringComparer.Ordinal);

    public static DiagnosticSpec Of(Rule rule, LocationSpec? location, params string[] arguments) => new(rule, location, new(arguments));

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(s_descriptors.GetOrAdd(Rule.Id, _ => Describe(Rule)), Location?.ToLocation(), [.. Arguments]);

    private static DiagnosticDescriptor Describe(Rule rule) =>
        new(rule.Id, rule.Title, rule.MessageFormat, rule.Category, (DiagnosticSeverity)(int)rule.Severity, isEnabledByDefault: true, helpLinkUri: rule.HelpLink);
}
