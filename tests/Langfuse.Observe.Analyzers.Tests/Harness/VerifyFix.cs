using System.Collections.Immutable;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>Says what the fix of a report makes of a program, or that none is offered.</summary>
internal static class VerifyFix
{
    public static ImmutableArray<LangfuseFixer> AllFixers { get; } =
        [.. typeof(LangfuseFixer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LangfuseFixer))).Select(type => (LangfuseFixer)Activator.CreateInstance(type)!)];

    /// <summary>Checks the cure of <paramref name="rule"/>.</summary>
    /// <param name="before">The program with the mistake, once or more often.</param>
    /// <param name="after">The program as the fix leaves it.</param>
    public static async Task CuresAsync(Rule rule, string before, string after, string? vocabulary = null, string? vocabularyAfter = null, OutputKind? kind = null)
    {
        var mended = TestProgram.Of(after, vocabularyAfter ?? vocabulary, kind);
        var test = await FixTest.OfAsync(rule, TestProgram.Of(before, vocabulary, kind), mended);
        await test.RunAsync();
    }

    /// <summary>Checks that a report of <paramref name="rule"/> has no cure to offer.</summary>
    public static async Task OffersNothingAsync(Rule rule, string source, string? vocabulary = null)
    {
        var program = TestProgram.Of(source, vocabulary);
        var project = Project(program);
        var report = (await TestCompilation.ReportsAsync((await project.GetCompilationAsync())!, program)).First(report => report.Id == rule.Id);
        foreach (var fixer in AllFixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(report.Id)))
        {
            CodeAction? offered = null;
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(project.Documents.First(), report, (action, _) => offered ??= action, CancellationToken.None));
            Assert.True(offered is null, offered?.Title);
        }
    }

    private static Project Project(TestProgram program)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(id, "Program", "Program", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, TestCompilation.Options(program.Kind))
            .WithProjectParseOptions(id, TestCompilation.Parsing)
            .WithProjectMetadataReferences(id, References.For(program.AllText));
        foreach (var (path, text) in program.Files.Append(("Usings.cs", Sources.Usings)))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), path, text, filePath: "/0/" + path);
        }

        return solution.GetProject(id)!;
    }
}
