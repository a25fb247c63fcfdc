using System.Reflection;
using Langfuse.Observe.Rules;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Every rule there is, whoever reports it.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<(string Member, Rule Rule)> Members { get; } =
        [.. typeof(Rule).Assembly.GetTypes().Where(type => type.Namespace == typeof(Rule).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.FieldType == typeof(Rule))
            .Select(field => (field.Name, (Rule)field.GetValue(null)!)).OrderBy(member => member.Item2.Id, StringComparer.Ordinal)];

    public static IReadOnlyList<Rule> All { get; } = [.. Members.Select(member => member.Rule)];
}
