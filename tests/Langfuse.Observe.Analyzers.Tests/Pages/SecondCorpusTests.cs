using System.Text.RegularExpressions;
using Langfuse.Observe.Analyzers.Tests.Harness;

namespace Langfuse.Observe.Analyzers.Tests.Pages;

/// <summary>Programs that were written from the rule pages alone, before the rules were tried on them: half with one planted mistake, half without. What the rules made of
/// them the first time stands in <c>docs/rules/precision.md</c>.</summary>
public class SecondCorpusTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Corpus.Folder, "Second"), "*.cs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Program_GetsThePlantedReportAndNoOther(string file)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Corpus.Folder, "Second", file));
        var planted = Regex.Match(source, @"^// Planted: (LFO\d{4})\n").Groups[1].Value;
        var reports = await TestCompilation.ReportsAsync(Corpus.Program(source));

        Assert.Equal(planted.Length == 0 ? [] : [planted], reports.Select(report => report.Id).Distinct());
    }
}
