using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Langfuse.Observe.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Applies each fix that is offered for a rule in a program, alone, and says what is wrong with the result.</summary>
internal sealed class FixCheck(string ruleId, LanguageVersion version)
{
    private static readonly Regex s_notes = new(@"// note \d+", RegexOptions.CultureInvariant);

    /// <summary>What only shows once the first mistake is gone: work that flows again is seen to be awaited by nobody, a client that is ended to be passed over by an exit.</summary>
    private static readonly (string Mended, string Shown)[] s_unveiled = [("LFO6002", "LFO6001"), ("LFO5001", "LFO5002")];

    private static readonly ImmutableArray<LangfuseFixer> s_fixers = VerifyFix.AllFixers;

    /// <summary>How many fixes were applied.</summary>
    public int Applied { get; private set; }

    /// <summary>The faults; empty when the program does not compile at this version, or no fix is offered.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(TestProgram program)
    {
        var project = Project(program);
        var compilation = (await project.GetCompilationAsync())!;
        if (Errors(compilation).Count > 0)
        {
            return [];
        }

        var faults = new List<string>();
        var reports = await ReportsAsync(compilation, program);
        foreach (var report in reports.Where(report => report.Id == ruleId))
        {
            foreach (var fixer in s_fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(ruleId)))
            {
                if (await OfferedAsync(fixer, project, report) is { } action)
                {
                    Applied++;
                    faults.AddRange((await FaultsAsync(action, project, report, reports, program)).Select(fault => $"{fixer.GetType().Name} at {report.Location.GetLineSpan()} in C# {version}: {fault}"));
                }
            }
        }

        return faults;
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(CodeAction action, Project project, Diagnostic report, IReadOnlyList<Diagnostic> before, TestProgram program)
    {
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        var compilation = (await changed.GetCompilationAsync())!;
        var text = await TextAsync(changed);
        var faults = new List<string>();
        if (Errors(compilation) is { Count: > 0 } errors)
        {
            faults.Add($"does not compile: {errors[0]}\n{text}");
            return faults;
        }

        var files = new List<(string, string)>();
        foreach (var file in changed.AdditionalDocuments)
        {
            files.Add((file.Name, (await file.GetTextAsync()).ToString()));
        }

        var after = await ReportsAsync(compilation, program with { AdditionalFiles = files });
        if (Count(after, ruleId) >= Count(before, ruleId))
        {
            faults.Add($"is still reported\n{text}");
        }

        foreach (var other in after.Where(later => Count(after, later.Id) > Count(before, later.Id) && !s_unveiled.Contains((ruleId, later.Id))))
        {
            faults.Add($"leads into {other}\n{text}");
        }

        var old = project.GetDocument(report.Location.SourceTree)!;
        var root = await report.Location.SourceTree!.GetRootAsync();
        foreach (var change in await changed.GetDocument(old.Id)!.GetTextChangesAsync(old))
        {
            if (!FixReach.Covers(root, report, change.Span))
            {
                faults.Add($"changes '{(await old.GetTextAsync()).GetSubText(change.Span)}' into '{change.NewText}', far from the report\n{text}");
            }
        }

        var lost = Notes((await old.GetTextAsync()).ToString()).Except(Notes(text)).ToList();
        if (lost.Count > 0)
        {
            faults.Add($"loses {string.Join(", ", lost)}\n{text}");
        }

        return faults;
    }

    private static IEnumerable<string> Notes(string text) => s_notes.Matches(text).Select(match => match.Value);

    private Project Project(TestProgram program)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution
            .AddProject(id, "Program", "Program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, TestCompilation.Options(program.Kind))
            .WithProjectParseOptions(id, new CSharpParseOptions(version))
            .WithProjectMetadataReferences(id, References.For(program.AllText));
        foreach (var file in program.Files.Append(("Usings.cs", version < LanguageVersion.CSharp10 ? "" : Sources.Usings)))
        {
            var text = version < LanguageVersion.CSharp10 && file.Item2.Length > 0 ? Sources.Usings.Replace("global ", "", StringComparison.Ordinal) + "\n" + file.Item2 : file.Item2;
            solution = solution.AddDocument(DocumentId.CreateNewId(id), file.Item1, text, filePath: $"/0/{file.Item1}");
        }

        foreach (var file in program.AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), file.Path, file.Text, filePath: $"/0/{file.Path}");
        }

        return solution.GetProject(id)!;
    }

    /// <summary>What the rules of the same family say.</summary>
    private async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Compilation compilation, TestProgram program) =>
        await TestCompilation.ReportsAsync(compilation, program, ruleId[..4]);

    private static int Count(IReadOnlyList<Diagnostic> reports, string id) => reports.Count(report => report.Id == id);

    private static List<Diagnostic> Errors(Compilation compilation) => [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static async Task<CodeAction?> OfferedAsync(LangfuseFixer fixer, Project project, Diagnostic report)
    {
        if (project.GetDocument(report.Location.SourceTree) is not { } document)
        {
            return null;
        }

        CodeAction? offered = null;
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => offered ??= action, CancellationToken.None));
        return offered;
    }

    private static async Task<string> TextAsync(Project project) => (await project.Documents.First().GetTextAsync()).ToString();
}
