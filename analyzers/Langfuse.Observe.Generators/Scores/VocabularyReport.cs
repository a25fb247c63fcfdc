using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Scores;

/// <summary>Collects what is wrong with a vocabulary file, each with its line and column.</summary>
internal sealed class VocabularyReport(string path, SourceText source)
{
    private readonly List<DiagnosticSpec> _diagnostics = [];

    public string FileName => Path.GetFileName(path);

    public EquatableArray<DiagnosticSpec> Diagnostics => new([.. _diagnostics]);

    public void Add(Rule rule, TextSpan span, params string[] arguments)
    {
        var within = TextSpan.FromBounds(Math.Min(span.Start, source.Length), Math.Min(span.End, source.Length));
        _diagnostics.Add(DiagnosticSpec.Of(rule, new(path, within, source.Lines.GetLinePositionSpan(within)), arguments));
    }

    /// <summary>Says what is wrong with an entry and how to mend it.</summary>
    public void Invalid(string name, TextSpan span, string problem) => Add(GenerationRules.LFO3002_VocabularyEntryInvalid, span, name, problem);
}
