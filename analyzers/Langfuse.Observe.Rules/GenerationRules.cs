namespace Langfuse.Observe.Rules;

/// <summary>LFO3xxx: what generated code needs from the files and types it is made from.</summary>
internal static class GenerationRules
{
    public static readonly Rule LFO3001_VocabularyUnreadable = new(
        "LFO3001",
        "The score vocabulary cannot be read",
        "{0} cannot be read: {1}. No score definitions are generated until it can.",
        RuleCategory.Generation,
        RuleSeverity.Error) { Reporters = RuleReporters.Generator };

    public static readonly Rule LFO3002_VocabularyEntryInvalid = new(
        "LFO3002",
        "An entry of the score vocabulary is not valid",
        "Score '{0}': {1}",
        RuleCategory.Generation,
        RuleSeverity.Error) { Reporters = RuleReporters.Generator };

    public static readonly Rule LFO3003_VocabularyDuplicate = new(
        "LFO3003",
        "The score vocabulary names a score twice",
        "Score '{0}' is in the vocabulary twice, or has the same C# name as '{1}'. Keep one of them.",
        RuleCategory.Generation,
        RuleSeverity.Error) { Reporters = RuleReporters.Generator };

    public static readonly Rule LFO3004_NoGeneratedWriter = new(
        "LFO3004",
        "A type is recorded without a generated writer",
        "'{0}' has no generated writer because {1}, so it is read at run time, and as a type name only under NativeAOT. Add [assembly: CaptureWith(typeof(...))] with a JsonSerializerContext that knows it.",
        RuleCategory.Generation,
        RuleSeverity.Info) { Reporters = RuleReporters.Generator };
}
