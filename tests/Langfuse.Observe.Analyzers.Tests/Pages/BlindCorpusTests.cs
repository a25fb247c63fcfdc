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
    public async Task FoundAndMissed_AreAsApproved()
    {
        var programs = new ConcurrentBag<Judged>();
        await Parallel.ForEachAsync(Directory.GetFiles(Path.Combine(Corpus.Folder, "Blind"), "*.cs", SearchOption.AllDirectories), async (file, _) => programs.Add(await JudgeAsync(file)));
        Assert.Equal("", string.Join('\n', programs.Where(static program => program.Error is not null).Select(static program => $"{program.Part}/{program.Name}: {program.Error}")));

        var text = new StringBuilder();
        foreach (var part in programs.GroupBy(static program => program.Part).OrderBy(static part => part.Key, StringComparer.Ordinal))
        {
            Write(text, part.Key, [.. part.OrderBy(static program => program.Name, StringComparer.Ordinal)]);
        }

        Snapshot.Match("Blind.txt", text.ToString());
    }

    private static async Task<Judged> JudgeAsync(string file)
    {
        var source = await File.ReadAllTextAsync(file);
        var planted = Regex.Match(source, @"\A// Planted: (\S+)").Groups[1].Value.Split('|', StringSplitOptions.RemoveEmptyEntries);
        var program = Corpus.Program(source);
        var compilation = TestCompilation.Create(program);
        var reports = (await TestCompilation.ReportsAsync(compilation, program)).Concat(TestCompilation.VocabularyReports(program, compilation));
        return new Judged(
            Path.GetFileName(Path.GetDirectoryName(file))!,
            Path.GetFileNameWithoutExtension(file),
            planted,
            [.. reports.Where(report => report.Severity >= DiagnosticSeverity.Warning || planted.Contains(report.Id)).Select(static report => report.Id).Distinct()],
            compilation.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString());
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

    private sealed record Judged(string Part, string Name, string[] Planted, string[] Reports, string? Error)
    {
        public bool IsFound => Reports.Intersect(Planted).Any();
    }
}
