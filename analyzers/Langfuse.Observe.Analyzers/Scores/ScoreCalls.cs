using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>The rules about scores, which share one look at each call: LFO4001 to LFO4010.</summary>
internal sealed class ScoreCalls()
    : CallRule(
        [
            ScoreRules.LFO4001_NameNearDuplicate,
            ScoreRules.LFO4002_NameOutsideVocabulary,
            ScoreRules.LFO4003_TwoDataTypes,
            ScoreRules.LFO4004_ValueOutOfRange,
            ScoreRules.LFO4005_NotACategory,
            ScoreRules.LFO4006_BooleanAsNumber,
            ScoreRules.LFO4007_NameBuiltAtRunTime,
            ScoreRules.LFO4008_TextLength,
            ScoreRules.LFO4009_CorrectionName,
            ScoreRules.LFO4010_ValueOfOtherType,
        ],
        ScoreCall.Callees)
{
    public override (Action<NamedCall> Check, Action<CompilationAnalysisContext>? End) Start(AnalyzerOptions options, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        var uses = new ScoreUses();
        var vocabulary = ScoreVocabulary.Read(options.AdditionalFiles, cancellationToken);
        return (named => Check(named, vocabulary, uses), end => Compare(end, symbols, vocabulary, uses));
    }

    private static void Check(NamedCall named, ScoreVocabulary? vocabulary, ScoreUses uses)
    {
        if (!ScoreCall.MayBe(named.Syntax) || ScoreCall.Of(named) is not { } call)
        {
            return;
        }

        void Report(Diagnostic report)
        {
            if (uses.IsFirst(report))
            {
                named.Report(report);
            }
        }

        var maxDistance = MaxDistance(named.Options, named.Syntax.SyntaxTree);
        var name = ValueFlow.Of(call.Name, named.Model, named.CancellationToken);
        if (name.Parameter is { } parameter)
        {
            uses.NameParameters[parameter] = true;
        }

        if (name.Varying is { } varying && call.Value is not null)
        {
            Report(ScoreRules.LFO4007_NameBuiltAtRunTime.With(call.Name, NameFixes.ForBuiltName(call.Name, varying), varying.ToString()));
        }

        foreach (var (value, origin) in name.Constants)
        {
            if (value is string text)
            {
                uses.Add(new(text, origin, named.Syntax, call.Value, call.RecordedType));
                CheckName(text, origin, call, vocabulary, maxDistance, Report);
            }
        }

        CheckValue(call, name, vocabulary, named, Report);
    }

    private static void CheckName(string name, ExpressionSyntax origin, ScoreCall call, ScoreVocabulary? vocabulary, int maxDistance, Action<Diagnostic> report)
    {
        if (call.DataType == DataType.Correction)
        {
            if (name != "output")
            {
                report(ScoreRules.LFO4009_CorrectionName.With(origin, NameFixes.To("output"), name));
            }

            return;
        }

        if (vocabulary is null || vocabulary.Find(name) is not null || IsForCorrections(name))
        {
            return;
        }

        foreach (var entry in vocabulary.Entries)
        {
            if (ScoreName.Difference(name, entry.Name, maxDistance) is { } difference)
            {
                report(ScoreRules.LFO4001_NameNearDuplicate.With(origin, NameFixes.To(entry.Name), name, entry.Name, difference, ScoreVocabulary.FileName));
                return;
            }
        }

        report(ScoreRules.LFO4002_NameOutsideVocabulary.With(origin, NameFixes.ForNewEntry(name, call.RecordedType), name, ScoreVocabulary.FileName));
    }

    /// <summary>Corrections are named <c>output</c> by Langfuse, not by the team.</summary>
    private static bool IsForCorrections(string name) => name == "output";

    private static void CheckValue(ScoreCall call, ValueFlow name, ScoreVocabulary? vocabulary, NamedCall named, Action<Diagnostic> report)
    {
        if (call.Value is not { } value)
        {
            return;
        }

        var entry = name.Constants.Count == 1 && name.Constants[0].Value is string text ? vocabulary?.Find(text) : Typed(call.Name, vocabulary, named);
        var display = entry?.Name ?? name.Constants.Select(static constant => constant.Value as string).FirstOrDefault() ?? call.Name.ToString();
        ValueChecks.Check(display, call, entry, ValueFlow.Of(value, named.Model, named.CancellationToken), report);
    }

    /// <summary>The entry behind <c>Scores.Correctness</c>.</summary>
    private static ScoreEntry? Typed(ExpressionSyntax name, ScoreVocabulary? vocabulary, NamedCall named) =>
        name is MemberAccessExpressionSyntax or IdentifierNameSyntax
        && named.Model.GetSymbolInfo(name, named.CancellationToken).Symbol is IPropertySymbol or IFieldSymbol
        && named.Model.GetTypeInfo(name, named.CancellationToken).Type is { Name: "ScoreDefinition" }
            ? vocabulary?.FindMember(name is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : name.ToString())
            : null;

    private static void Compare(CompilationAnalysisContext context, LangfuseSymbols symbols, ScoreVocabulary? vocabulary, ScoreUses uses)
    {
        void Report(Diagnostic report)
        {
            if (uses.IsFirst(report))
            {
                context.ReportDiagnostic(report);
            }
        }

        if (!uses.NameParameters.IsEmpty)
        {
            WrapperCalls.Add(
                uses,
                symbols,
                (use, call) => CheckName(use.Name, use.Origin, call, vocabulary, MaxDistance(context.Options, use.Origin.SyntaxTree), Report),
                context.CancellationToken);
        }

        var all = uses.InOrder();
        NameChecks.Spellings(all, vocabulary, tree => MaxDistance(context.Options, tree), Report);
        NameChecks.Types(all, vocabulary, Report);
    }

    private static int MaxDistance(AnalyzerOptions options, SyntaxTree tree) => RuleOptions.Number(options, tree, RuleOptions.MaxNameDistance, 2);
}
