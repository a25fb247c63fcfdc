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

    public static readonly Rule LFO3005_ContentNotRecorded = new(
        "LFO3005",
        "Content of a generation cannot be read",
        "{0} of the generation '{1}' is a '{2}', which cannot be read whole: {3}. With a just-in-time compiler {4}; compiled ahead of time only the name of the type is recorded. "
        + "Use data, set it with LangfuseContext.UpdateCurrentObservation, or add [assembly: CaptureWith(typeof(...))] with a JsonSerializerContext that knows the type.",
        RuleCategory.Generation,
        RuleSeverity.Warning) { Reporters = RuleReporters.Generator };

    public static readonly Rule LFO3006_StreamBehindClass = new(
        "LFO3006",
        "An observed method returns a class over a stream",
        "'{0}' returns a '{1}', a class over a stream: its observation ends before the stream is read, and the items are not recorded. Return {2}, which it implements.",
        RuleCategory.Generation,
        RuleSeverity.Warning) { Reporters = RuleReporters.Generator | RuleReporters.Weaver };
}
