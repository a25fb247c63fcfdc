using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Holds one call against the vocabulary, and remembers its names for the comparison at the end.</summary>
internal sealed class ScoreCheck(ScoreVocabulary? vocabulary, ScoreUses uses, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    private const int DefaultDistance = 2;

    public void Report(Diagnostic found)
    {
        if (uses.IsFirst(found))
        {
            report(found);
        }
    }

    public int MaxDistance(SyntaxTree tree) => RuleOptions.Number(options, tree, RuleOptions.MaxNameDistance, DefaultDistance);

    public void Check(ScoreCall call, SemanticModel model)
    {
        if (PairedScores.Of(call, model, cancellationToken) is { Count: > 0 } pairs)
        {
            pairs.ForEach(pair => Check(pair, MethodBodies.Of(model.Compilation).Model(pair.Name.SyntaxTree)));
            return;
        }

        var name = ConstantFlow.Of(call.Name, model, cancellationToken);
        var values = call.Values.Select(value => (Syntax: value, Flow: ConstantFlow.Of(value, model, cancellationToken))).ToList();
        if (name.Parameters.Count > 0 || values.Any(static value => value.Flow.Parameters.Count > 0))
        {
            uses.Passed.Add(call);
        }

        if (name.Varying is { } varying && call.Values.Count > 0)
        {
            Report(ScoreRules.LFO4007_NameBuiltAtRunTime.With(call.Name, NameFixes.ForBuiltName(call.Name, varying), varying.ToString()));
        }

        foreach (var constant in name.Constants)
        {
            if (constant.Value is string text)
            {
                uses.Add(new(text, constant.Origin, call.Syntax, call.Value, call.RecordedType));
                CheckName(text, constant.Origin, call);
            }
        }

        var entry = name.Constants.Count == 1 && name.Constants[0].Value is string only ? vocabulary?.Find(only) : Typed(call.Name, model);
        var display = entry?.Name ?? name.Constants.Select(static constant => constant.Value as string).FirstOrDefault() ?? call.Name.ToString();
        foreach (var (syntax, flow) in values)
        {
            ValueChecks.Check(display, call, syntax, entry, flow, Report);
        }
    }

    private void CheckName(string name, ExpressionSyntax origin, ScoreCall call)
    {
        if (call.DataType == DataType.Correction)
        {
            if (name != "output")
            {
                Report(ScoreRules.LFO4009_CorrectionName.With(origin, NameFixes.To("output", origin, call), name));
            }

            return;
        }

        if (vocabulary is null || vocabulary.Find(name) is not null || IsForCorrections(name))
        {
            return;
        }

        if (vocabulary.Near(name, MaxDistance(origin.SyntaxTree)) is var (entry, difference))
        {
            Report(ScoreRules.LFO4001_NameNearDuplicate.With(origin, NameFixes.To(entry.Name, origin, call), name, entry.Name, difference, ScoreVocabulary.FileName));
        }
        else
        {
            Report(ScoreRules.LFO4002_NameOutsideVocabulary.With(origin, NameFixes.ForNewEntry(name, call.RecordedType), name, ScoreVocabulary.FileName));
        }
    }

    /// <summary>Corrections are named <c>output</c> by Langfuse, not by the team.</summary>
    private static bool IsForCorrections(string name) => name == "output";

    /// <summary>The entry behind <c>Scores.Correctness</c>.</summary>
    private ScoreEntry? Typed(ExpressionSyntax name, SemanticModel model) =>
        name is MemberAccessExpressionSyntax or IdentifierNameSyntax
        && model.GetSymbolInfo(name, cancellationToken).Symbol is IPropertySymbol or IFieldSymbol
        && model.GetTypeInfo(name, cancellationToken).Type is { Name: "ScoreDefinition" }
            ? vocabulary?.FindMember(name is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : name.ToString())
            : null;
}
