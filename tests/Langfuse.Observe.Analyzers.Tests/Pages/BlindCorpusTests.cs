using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Langfuse.Observe.Analyzers.Tests.Harness;
using Langfuse.Observe.Tests.Shared;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Tests.Pages;

/// <summary>Programs that several people wrote from the rule pages alone, without having seen the rules' code or tests, unchanged since but for what did not compile. What the rules make
/// of them is an approved text: each miss and each false report by name, so that neither a gain nor a loss goes unnoticed.</summary>
public sealed class BlindCorpusTests
{
    [Fact]
    public void EveryProgram_Compiles()
    {
        var faults = new ConcurrentBag<string>();
        Parallel.ForEach(Directory.GetFiles(Path.Combine(Corpus.Folder, "Blind"), "*.cs", SearchOption.AllDirectories), file =>
        {
            var errors = TestCompilation.Create(Corpus.Program(File.ReadAllText(file))).GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            if (errors.Count > 0)
            {
                faults.Add(Path.GetRelativePath(Corpus.Folder, file) + ": " + string.Join("; ", errors.Take(3)));
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task FoundAndMissed_AreAsApproved()
    {
        var text = new StringBuilder();
        foreach (var folder in Directory.GetDirectories(Path.Combine(Corpus.Folder, "Blind")).Order(StringComparer.Ordinal))
        {
            var programs = new List<Judged>();
            foreach (var file in Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal))
            {
                programs.Add(await JudgeAsync(file));
            }

            Write(text, Path.GetFileName(folder), programs);
        }

        Snapshot.Match("Blind.txt", text.ToString());
    }

    private static async Task<Judged> JudgeAsync(string file)
    {
        var source = await File.ReadAllTextAsync(file);
        var planted = Regex.Match(source, @"\A// Planted: (\S+)").Groups[1].Value.Split('|', StringSplitOptions.RemoveEmptyEntries);
        var program = Corpus.Program(source);
        var reports = (await TestCompilation.ReportsAsync(program, mustCompile: false)).Concat(TestCompilation.VocabularyReports(program));
        return new Judged(
            Path.GetFileNameWithoutExtension(file),
            planted,
            [.. reports.Where(report => report.Severity >= DiagnosticSeverity.Warning || planted.Contains(report.Id)).Select(static report => report.Id).Distinct()]);
    }

    private static void Write(StringBuilder text, string group, List<Judged> programs)
    {
        var wrong = programs.Where(static program => program.Planted.Length > 0).ToList();
        var right = programs.Where(static program => program.Planted.Length == 0).ToList();
        var found = wrong.Count(static program => program.IsFound);
        var silent = right.Count(static program => program.Reports.Length == 0);
        text.Append(CultureInfo.InvariantCulture, $"{group}: {found} of {wrong.Count} mistakes found, {silent} of {right.Count} right programs without a report\n");
        foreach (var program in wrong.Where(static program => !program.IsFound))
        {
            text.Append(CultureInfo.InvariantCulture, $"  missed {program.Name}: {string.Join('|', program.Planted)}{Instead(program)}\n");
        }

        foreach (var program in right.Where(static program => program.Reports.Length > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"  reported {program.Name}: {string.Join(", ", program.Reports)}\n");
        }
    }

    private static string Instead(Judged program) => program.Reports.Length == 0 ? "" : " (reported: " + string.Join(", ", program.Reports) + ")";

    private sealed record Judged(string Name, string[] Planted, string[] Reports)
    {
        public bool IsFound => Reports.Intersect(Planted).Any();
    }
}
