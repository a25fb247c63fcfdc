using System.Text.RegularExpressions;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Says that a program gets the reports that are marked in it, and no other from any rule.</summary>
internal static class Verify
{
    private static readonly Regex s_marks = new(@"\[\||\|\]|\{\|LFO\d{4}:|\|\}", RegexOptions.CultureInvariant);

    public static Task TriggersAsync(Rule rule, string marked, string? vocabulary = null, OutputKind? kind = null, params (string Key, string Value)[] config)
    {
        Assert.Contains("[|", marked, StringComparison.Ordinal);
        return CheckAsync(rule, marked, vocabulary, kind, config);
    }

    public static Task DoesNotTriggerAsync(string source, string? vocabulary = null, OutputKind? kind = null, params (string Key, string Value)[] config) =>
        CheckAsync(null, source, vocabulary, kind, config);

    private static Task CheckAsync(Rule? rule, string marked, string? vocabulary, OutputKind? kind, (string Key, string Value)[] config) =>
        new RuleTest(rule, TestProgram.Of(marked, vocabulary, kind ?? TestProgram.Of(s_marks.Replace(marked, "")).Kind) with { Config = config.ToDictionary(pair => pair.Key, pair => pair.Value) }).RunAsync();
}
