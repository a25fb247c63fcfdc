using System.Collections.Immutable;
using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.Analyzers.Scores;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.CodeFixes.Scores;

/// <summary>Adds a score to <c>langfuse.scores.json</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddToVocabularyFixer() : LangfuseFixer(ScoreRules.LFO4002_NameOutsideVocabulary)
{
    private const string Title = "Add it to " + ScoreVocabulary.FileName;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new AllAtOnce();

    private protected override CodeAction? Cure(Report report) =>
        File(report.Document.Project) is null
            ? null
            : CodeAction.Create(Title, cancellationToken => AddAsync(report.Document.Project.Solution, report.Document.Project.Id, [report.Diagnostic], cancellationToken), Title);

    private static TextDocument? File(Project project) =>
        project.AdditionalDocuments.FirstOrDefault(static file => string.Equals(Path.GetFileName(file.FilePath ?? file.Name), ScoreVocabulary.FileName, StringComparison.OrdinalIgnoreCase));

    private static async Task<Solution> AddAsync(Solution solution, ProjectId project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (solution.GetProject(project) is not { } changed || File(changed) is not { } file)
        {
            return solution;
        }

        var text = (await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        foreach (var (name, type) in diagnostics.Select(Entry).Distinct())
        {
            text = Insert(text, name, type);
        }

        return solution.WithAdditionalDocumentText(file.Id, SourceText.From(text));
    }

    private static (string Name, string Type) Entry(Diagnostic diagnostic) =>
        (diagnostic.Properties[FixProperties.Name]!, diagnostic.Properties[FixProperties.Type]!);

    /// <summary>Puts the entry before the bracket that closes the list of scores.</summary>
    private static string Insert(string text, string name, string type)
    {
        var close = text.LastIndexOf(']');
        if (close < 0)
        {
            return text;
        }

        var last = close - 1;
        while (last >= 0 && char.IsWhiteSpace(text[last]))
        {
            last--;
        }

        var separator = last >= 0 && text[last] == '[' ? "\n    " : ",\n    ";
        return text.Substring(0, last + 1) + separator + $"{{ \"name\": \"{name.Replace("\\", "\\\\").Replace("\"", "\\\"")}\", \"type\": \"{type}\" }}" + text.Substring(last + 1);
    }

    /// <summary>All fixes change the same file, so they are made together.</summary>
    private sealed class AllAtOnce : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            var projects = fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project];
            foreach (var project in projects.ToImmutableArray())
            {
                var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                solution = await AddAsync(solution, project.Id, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
            }

            return CodeAction.Create(Title, _ => Task.FromResult(solution), Title);
        }
    }
}
