using System.Text.RegularExpressions;
using Langfuse.Observe.Analyzers.Tests.Harness;

namespace Langfuse.Observe.Analyzers.Tests.Pages;

/// <summary>The corpus: small programs, each with one planted mistake, written the way people write it. The share found is in <c>docs/rules/precision.md</c>.</summary>
public class CorpusTests
{
    private static readonly string s_page = Path.Combine(BuildFacts.RepositoryRoot, "docs", "rules", "precision.md");

    [Fact]
    public async Task Recall_IsAsThePageSays()
    {
        var found = new SortedDictionary<string, (int Planted, int Found)>(StringComparer.Ordinal);
        var strays = new List<string>();
        foreach (var file in Directory.GetFiles(Corpus.Folder, "*.cs").Order(StringComparer.Ordinal))
        {
            var source = await File.ReadAllTextAsync(file);
            var planted = Regex.Match(source, @"^// Planted: (LFO\d{4})\n").Groups[1].Value;
            Assert.StartsWith(planted + "-", Path.GetFileName(file), StringComparison.Ordinal);
            var reports = await TestCompilation.ReportsAsync(Corpus.Program(source));
            var (count, hits) = found.GetValueOrDefault(planted);
            var hit = reports.Any(report => report.Id == planted);
            found[planted] = (count + 1, hits + (hit ? 1 : 0));
            strays.AddRange(reports.Where(report => report.Id != planted).Select(report => $"{Path.GetFileName(file)}: {report}"));
            if (!hit)
            {
                strays.Add($"{Path.GetFileName(file)}: {planted} is not found");
            }
        }

        var table = Table(found);
        if (Environment.GetEnvironmentVariable("WRITE_PRECISION") is "1")
        {
            await WriteAsync(table);
        }

        Assert.True(found.Values.Sum(rule => rule.Planted) >= 150);
        Assert.True(strays.Count == 0, string.Join('\n', strays));
        Assert.All(found.Where(rule => rule.Key[3] is '4' or '5'), rule => Assert.True(rule.Value.Found >= 0.95 * rule.Value.Planted, rule.ToString()));
        Assert.Contains(table, (await File.ReadAllTextAsync(s_page)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>Programs as people write them, without a mistake: what any rule says about one is false.</summary>
    [Fact]
    public async Task Correct_GetsNoReport()
    {
        var files = Directory.GetFiles(Path.Combine(Corpus.Folder, "Correct"), "*.cs").Order(StringComparer.Ordinal).ToList();
        var reports = new List<string>();
        foreach (var file in files)
        {
            var source = await File.ReadAllTextAsync(file);
            reports.AddRange((await TestCompilation.ReportsAsync(Corpus.Program(source))).Select(report => $"{Path.GetFileName(file)}: {report}"));
        }

        Assert.True(files.Count >= 40);
        Assert.True(reports.Count == 0, string.Join('\n', reports));
    }

    private static string Table(SortedDictionary<string, (int Planted, int Found)> found) =>
        "| Rule | Planted | Found | Share |\n|---|---|---|---|\n"
        + string.Concat(found.Select(rule => $"| [{rule.Key}]({rule.Key}.md) | {rule.Value.Planted} | {rule.Value.Found} | {100 * rule.Value.Found / rule.Value.Planted} % |\n"))
        + $"| all | {found.Values.Sum(rule => rule.Planted)} | {found.Values.Sum(rule => rule.Found)} | {100 * found.Values.Sum(rule => rule.Found) / found.Values.Sum(rule => rule.Planted)} % |\n";

    private static async Task WriteAsync(string table)
    {
        var page = await File.ReadAllTextAsync(s_page);
        await File.WriteAllTextAsync(s_page, Regex.Replace(page, @"\| Rule \| Planted .*?\n(?=\n|$)", table, RegexOptions.Singleline));
    }
}
