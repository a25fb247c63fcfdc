using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Says that a program gets the reports that are marked in it, and no other from any rule.</summary>
internal static class Verify
{
    public static Task TriggersAsync(Rule rule, string marked, string? vocabulary = null, OutputKind? kind = null, params (string Key, string Value)[] config)
    {
        Assert.Contains("[|", marked, StringComparison.Ordinal);
        return CheckAsync(rule, marked, vocabulary, kind, config);
    }

    public static Task DoesNotTriggerAsync(string source, string? vocabulary = null, OutputKind? kind = null, params (string Key, string Value)[] config) =>
        CheckAsync(null, source, vocabulary, kind, config);

    private static async Task CheckAsync(Rule? rule, string marked, string? vocabulary, OutputKind? kind, (string Key, string Value)[] config)
    {
        var text = marked.Contains("using Langfuse.Observe;", StringComparison.Ordinal) ? marked : "using Langfuse.Observe;\n" + marked;
        var markup = Markup.Parse(text);
        var program = TestProgram.Of(markup.Source, vocabulary, kind) with { Config = config.ToDictionary(pair => pair.Key, pair => pair.Value) };
        var reports = await TestCompilation.ReportsAsync(program);

        var expected = markup.Spans.Select(span => $"{span.Id ?? rule!.Id} '{markup.Source.Substring(span.Span.Start, span.Span.Length)}' at {span.Span.Start}").Order(StringComparer.Ordinal);
        var actual = reports.Select(report => $"{report.Id} '{TextOf(report)}' at {report.Location.SourceSpan.Start}").Order(StringComparer.Ordinal);
        Assert.True(
            expected.SequenceEqual(actual),
            $"Expected:\n  {string.Join("\n  ", expected)}\nReported:\n  {string.Join("\n  ", actual)}\n\n{string.Join('\n', reports)}\n\n{markup.Source}");
    }

    private static string TextOf(Diagnostic report) => report.Location.SourceTree?.GetText().ToString(report.Location.SourceSpan) ?? report.Location.GetLineSpan().Path;
}
