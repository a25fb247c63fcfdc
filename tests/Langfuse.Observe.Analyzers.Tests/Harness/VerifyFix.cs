using System.Collections.Immutable;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Applies code fixes: one by one, and all at once in a document, a project and a solution. The result compiles and the report is gone.</summary>
internal static class VerifyFix
{
    public static ImmutableArray<LangfuseFixer> AllFixers { get; } =
        [.. typeof(LangfuseFixer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LangfuseFixer))).Select(type => (LangfuseFixer)Activator.CreateInstance(type)!)];

    /// <summary>Checks the cure of <paramref name="rule"/>.</summary>
    /// <param name="before">The program with the mistake, once or more often.</param>
    /// <param name="after">The program as the fix leaves it; null to check only that the report is gone.</param>
    public static async Task CuresAsync(Rule rule, string before, string? after, string? vocabulary = null, string? vocabularyAfter = null, OutputKind? kind = null)
    {
        var program = TestProgram.Of(before, vocabulary, kind);
        var expected = after is null ? null : TestProgram.Of(after, vocabulary, kind).Files[0].Text;
        await CheckAsync(rule, await OneByOneAsync(rule, Workspace(program, copies: 1), program), program, expected, vocabularyAfter);
        await CheckAsync(rule, await AllAsync(rule, Workspace(program, copies: 1), program, FixAllScope.Document), program, expected, vocabularyAfter);
        await CheckAsync(rule, await AllAsync(rule, Workspace(program, copies: 1), program, FixAllScope.Project), program, expected, vocabularyAfter);
        await CheckAsync(rule, await AllAsync(rule, Workspace(program, copies: 2), program, FixAllScope.Solution), program, expected, vocabularyAfter);
    }

    /// <summary>Checks that a report of <paramref name="rule"/> has no cure to offer.</summary>
    public static async Task OffersNothingAsync(Rule rule, string source, string? vocabulary = null)
    {
        var program = TestProgram.Of(source, vocabulary);
        var solution = Workspace(program, copies: 1);
        var report = (await ReportsAsync(rule, solution.Projects.Single(), program))[0];
        Assert.Null(await ActionAsync(solution.Projects.Single().Documents.First(), report));
    }

    private static Solution Workspace(TestProgram program, int copies)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        for (var copy = 0; copy < copies; copy++)
        {
            var project = ProjectId.CreateNewId();
            solution = solution.AddProject(project, "Program" + copy, "Program" + copy, LanguageNames.CSharp)
                .WithProjectCompilationOptions(project, TestCompilation.Options(program))
                .WithProjectParseOptions(project, TestCompilation.Parsing)
                .WithProjectMetadataReferences(project, References.For(program.AllText));
            foreach (var file in program.Files.Append(("Usings.cs", Sources.Usings)))
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(project), file.Item1, file.Item2, filePath: $"/{copy}/{file.Item1}");
            }

            foreach (var file in program.AdditionalFiles)
            {
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project), file.Path, file.Text, filePath: $"/{copy}/{file.Path}");
            }
        }

        return solution;
    }

    private static async Task<Solution> OneByOneAsync(Rule rule, Solution solution, TestProgram program)
    {
        for (var round = 0; round < 20; round++)
        {
            var project = solution.Projects.Single();
            var reports = await ReportsAsync(rule, project, program);
            if (reports.Count == 0)
            {
                Assert.True(round > 0, $"{rule.Id} is not reported in\n{program.AllText}");
                return solution;
            }

            var action = await ActionAsync(Document(project, reports[0]), reports[0]);
            Assert.True(action is not null, $"No fix is offered for {reports[0]} in\n{await Text(project)}");
            solution = await ApplyAsync(action);
        }

        Assert.Fail($"{rule.Id} is still reported after 20 fixes in\n{await Text(solution.Projects.Single())}");
        return solution;
    }

    private static async Task<Solution> AllAsync(Rule rule, Solution solution, TestProgram program, FixAllScope scope)
    {
        var project = solution.Projects.First();
        var report = (await ReportsAsync(rule, project, program))[0];
        var document = Document(project, report);
        var fixer = AllFixers.First(fixer => fixer.FixableDiagnosticIds.Contains(rule.Id) && Offered(fixer, document, report).GetAwaiter().GetResult() is not null);
        var key = (await Offered(fixer, document, report))!.EquivalenceKey!;
        var context = new FixAllContext(document, fixer, scope, key, [rule.Id], new Reports(rule, program), CancellationToken.None);
        var action = await fixer.GetFixAllProvider().GetFixAsync(context);
        Assert.NotNull(action);
        return await ApplyAsync(action);
    }

    private static async Task CheckAsync(Rule rule, Solution solution, TestProgram program, string? expected, string? vocabulary)
    {
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            Assert.True(errors.Count == 0, string.Join('\n', errors) + "\n" + await Text(project));
            Assert.True((await ReportsAsync(rule, project, program)).Count == 0, $"{rule.Id} is still reported in\n{await Text(project)}");
            if (expected is not null)
            {
                Assert.Equal(expected, await Text(project), ignoreLineEndingDifferences: true);
            }

            if (vocabulary is not null)
            {
                Assert.Equal(vocabulary, (await project.AdditionalDocuments.Single().GetTextAsync()).ToString(), ignoreLineEndingDifferences: true);
            }
        }
    }

    private static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Rule rule, Project project, TestProgram program)
    {
        var files = new List<(string, string)>();
        foreach (var file in project.AdditionalDocuments)
        {
            files.Add((file.Name, (await file.GetTextAsync()).ToString()));
        }

        var reports = await TestCompilation.ReportsAsync((await project.GetCompilationAsync())!, program with { AdditionalFiles = files });
        return [.. reports.Where(report => report.Id == rule.Id)];
    }

    private static Document Document(Project project, Diagnostic report) =>
        project.GetDocument(report.Location.SourceTree) ?? project.Documents.First();

    private static async Task<CodeAction?> ActionAsync(Document document, Diagnostic report)
    {
        foreach (var fixer in AllFixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(report.Id)))
        {
            if (await Offered(fixer, document, report) is { } action)
            {
                return action;
            }
        }

        return null;
    }

    private static async Task<CodeAction?> Offered(CodeFixProvider fixer, Document document, Diagnostic report)
    {
        CodeAction? offered = null;
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => offered ??= action, CancellationToken.None));
        return offered;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<string> Text(Project project) => (await project.Documents.First().GetTextAsync()).ToString();

    private sealed class Reports(Rule rule, TestProgram program) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await ReportsAsync(rule, project, program);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await ReportsAsync(rule, document.Project, program)).Where(report => report.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
