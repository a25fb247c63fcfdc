using Langfuse.Observe.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

/// <summary>Every fix of LFO5xxx, applied to every program of the corpus where it is offered, in each formatting and at three versions of C#.</summary>
public class FlushFixCorpusTests
{
    private static readonly LanguageVersion[] s_versions = [LanguageVersion.CSharp8, LanguageVersion.CSharp12, LanguageVersion.Preview];

    [Fact]
    public async Task Fixes_CompileCureAndKeepTheRest()
    {
        var folder = Path.Combine(BuildFacts.RepositoryRoot, "tests", "Langfuse.Observe.Analyzers.Tests", "Corpus");
        var faults = new List<string>();
        var applied = 0;
        foreach (var file in Directory.GetFiles(folder, "LFO5*.cs").Order(StringComparer.Ordinal))
        {
            foreach (var (formatting, text) in Formattings.Of(await File.ReadAllTextAsync(file)))
            {
                foreach (var version in s_versions)
                {
                    applied += await ApplyAsync($"{Path.GetFileName(file)}, {formatting}, C# {version}", text, version, faults);
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(applied >= 150, $"only {applied} fixes were applied");
    }

    private static async Task<int> ApplyAsync(string name, string text, LanguageVersion version, List<string> faults)
    {
        // What the files share is for the version, too: C# 8 has no global using.
        var source = version == LanguageVersion.CSharp8 ? Sources.Usings.Replace("global ", "", StringComparison.Ordinal) + "\n" + text : text;
        var program = TestProgram.Of(source);
        var document = Document(program, version);
        if (Errors((await document.Project.GetCompilationAsync())!).Any())
        {
            return 0;
        }

        var applied = 0;
        var before = await ReportsAsync(document, program);
        foreach (var report in before.Where(report => report.Id.StartsWith("LFO5", StringComparison.Ordinal)))
        {
            foreach (var fixer in VerifyFix.AllFixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(report.Id)))
            {
                if (await OfferedAsync(fixer, document, report) is { } action)
                {
                    applied++;
                    await CheckAsync($"{name}: {fixer.GetType().Name}", document, action, report, before.Count, program, faults);
                }
            }
        }

        return applied;
    }

    private static async Task CheckAsync(string name, Document document, CodeAction action, Diagnostic report, int reports, TestProgram program, List<string> faults)
    {
        var solution = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var changed = solution.GetDocument(document.Id)!;
        var (old, text) = ((await document.GetTextAsync()).ToString(), (await changed.GetTextAsync()).ToString());
        var after = await ReportsAsync(changed, program);
        if (Errors((await changed.Project.GetCompilationAsync())!).FirstOrDefault() is { } error)
        {
            faults.Add($"{name}: {error}\n{text}");
        }
        else if (after.Count >= reports || after.Any(later => later.Id != report.Id && later.Id.StartsWith("LFO5", StringComparison.Ordinal) && later.Id is not "LFO5002"))
        {
            faults.Add($"{name}: {string.Join('\n', after)}\n{text}");
        }
        else if (Comments(old).Except(Comments(text)).Any())
        {
            faults.Add($"{name}: a comment is lost\n{text}");
        }
    }

    private static IEnumerable<string> Comments(string text) => text.Split('\n').Select(line => line.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at ? line[at..].Trim() : "").Where(comment => comment.Length > 0);

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Document document, TestProgram program) =>
        await TestCompilation.ReportsAsync((await document.Project.GetCompilationAsync())!, program);

    private static async Task<CodeAction?> OfferedAsync(CodeFixProvider fixer, Document document, Diagnostic report)
    {
        CodeAction? offered = null;
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => offered ??= action, CancellationToken.None));
        return offered;
    }

    private static Document Document(TestProgram program, LanguageVersion version)
    {
        var project = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution
            .AddProject(project, "Program", "Program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, TestCompilation.Options(program))
            .WithProjectParseOptions(project, TestCompilation.Parsing.WithLanguageVersion(version))
            .WithProjectMetadataReferences(project, References.For(program.AllText));
        if (version != LanguageVersion.CSharp8)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", Sources.Usings);
        }

        var id = DocumentId.CreateNewId(project);
        return solution.AddDocument(id, "Program.cs", program.Files[0].Text, filePath: "/Program.cs").GetDocument(id)!;
    }
}
