using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>The rules about scores, which share one look at each call: LFO4001 to LFO4011.</summary>
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
            ScoreRules.LFO4011_NoTarget,
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
        if (!ScoreCall.MayBe(named.Syntax) || ScoreCall.Of(named) is not { Count: > 0 } calls)
        {
            return;
        }

        ScoreTarget.Check(named, named.Report);
        var check = new ScoreCheck(vocabulary, uses, named.Options, named.Report, named.CancellationToken);
        foreach (var call in calls)
        {
            check.Check(call, named.Model);
        }
    }

    private static void Compare(CompilationAnalysisContext context, LangfuseSymbols symbols, ScoreVocabulary? vocabulary, ScoreUses uses)
    {
        var check = new ScoreCheck(vocabulary, uses, context.Options, context.ReportDiagnostic, context.CancellationToken);
        PassedScores.Check(uses, symbols.Compilation, check, context.CancellationToken);

        var all = uses.InOrder();
        NameChecks.Spellings(all, vocabulary, check.MaxDistance, check.Report);
        NameChecks.Types(all, vocabulary, check.Report);
    }
}
