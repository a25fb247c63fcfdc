namespace Langfuse.Observe.Rules;

/// <summary>LFO1xxx: where <c>[Observe]</c> and its companions may stand and what they may say.</summary>
internal static class UsageRules
{
    private const RuleReporters Both = RuleReporters.Analyzer | RuleReporters.Weaver;

    public static readonly Rule LFO1001_NoBody = new(
        "LFO1001",
        "A member without a body cannot be observed",
        "'{0}' is {1} and has no body to observe. Put [Observe] on the implementation.",
        RuleCategory.Usage,
        RuleSeverity.Error) { Reporters = Both };

    public static readonly Rule LFO1002_ConstructorOrFinaliser = new(
        "LFO1002",
        "A constructor or finaliser cannot be observed",
        "'{0}' is a {1} and cannot be observed. Move the work to a method and put [Observe] there.",
        RuleCategory.Usage,
        RuleSeverity.Error) { Reporters = Both };

    // LFO1003, an async builder of unknown shape, is gone: C# requires Start, SetResult and SetException of every builder. The number is not used again.

    public static readonly Rule LFO1004_ReducerDoesNotFit = new(
        "LFO1004",
        "The Reducer does not fit the stream",
        "The Reducer '{0}' of '{1}' cannot be used: {2}. Name a type with a public parameterless constructor that implements IStreamReducer<TItem, TResult> for the items of the stream.",
        RuleCategory.Usage,
        RuleSeverity.Error) { Reporters = Both };

    public static readonly Rule LFO1005_MarkerOnWrongType = new(
        "LFO1005",
        "A parameter marker is on a type that it cannot read",
        "[{0}] on parameter '{1}' of '{2}' cannot read a {3}. Put it on a parameter of type {4}.",
        RuleCategory.Usage,
        RuleSeverity.Warning) { Reporters = Both };

    public static readonly Rule LFO1006_RecordedAsTypeName = new(
        "LFO1006",
        "A parameter is recorded as a type name only",
        "Parameter '{0}' of '{1}' is recorded as the type name '{2}', because reading it would run code or consume it. Mark it [NotCaptured], or pass data.",
        RuleCategory.Usage,
        RuleSeverity.Info) { Reporters = Both };

    public static readonly Rule LFO1007_UnsupportedShape = new(
        "LFO1007",
        "A method of this kind cannot be observed",
        "'{0}' {1} and cannot be observed. Observe a method that calls it.",
        RuleCategory.Usage,
        RuleSeverity.Error) { Reporters = Both };

    public static readonly Rule LFO1008_ObservedTwice = new(
        "LFO1008",
        "A base member and its override are both observed",
        "'{0}' overrides the observed '{1}' and calls it, so each call is recorded twice. Take [Observe] off one of them.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1009_GenerationFieldElsewhere = new(
        "LFO1009",
        "A generation field is set on an observation that is not a generation",
        "{0} belongs to generations and embeddings, but '{1}' is a {2}: Langfuse counts no tokens or cost for it. Set AsType to ObservationType.Generation or leave {0} out.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1010_StreamInsideResult = new(
        "LFO1010",
        "A stream inside another result is not observed as it flows",
        "'{0}' returns a stream inside '{1}', so the observation ends before the stream does and its items are not recorded. Return the stream itself, as IAsyncEnumerable<T>.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1011_HighCardinalityName = new(
        "LFO1011",
        "A name is built from values that differ on each call",
        "The name of this {0} is built at run time, so each call gets its own name and none can be grouped. Use a constant name and put '{1}' into metadata.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1012_AsyncVoid = new(
        "LFO1012",
        "An observed method is async void",
        "'{0}' is async void: nobody can await it, so its observation may still be open when the trace ends. Return Task.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1013_MarkerWithoutObserve = new(
        "LFO1013",
        "A parameter marker stands on a method that is not observed",
        "[{0}] on parameter '{1}' does nothing, because '{2}' is not observed. Put [Observe] on the method or take the marker off.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1014_SampleRateOutOfRange = new(
        "LFO1014",
        "A sample rate is outside 0 to 1",
        "The sample rate {0} is outside 0 to 1. Use 1 to record every trace, 0.1 for one in ten.",
        RuleCategory.Usage,
        RuleSeverity.Error);

    public static readonly Rule LFO1015_ObservedAndNotObserved = new(
        "LFO1015",
        "A member is marked [Observe] and [NotObserved]",
        "'{0}' is marked both [Observe] and [NotObserved]. Take one of them off.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1016_UnknownUsageKind = new(
        "LFO1016",
        "Langfuse does not know a kind of usage",
        "Langfuse does not know the usage '{0}': it has no price, and the sums of input and output miss it. Use '{1}'.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1017_OverlappingCounts = new(
        "LFO1017",
        "Counts of a usage overlap",
        "Langfuse adds up the kinds of a usage, and {0}, so tokens count twice. {1}.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1018_GenerationAroundTracedClient = new(
        "LFO1018",
        "A generation is around a client that records generations",
        "'{0}' is a generation, and this client records the same call as another: the call stands twice in the trace, and usage or cost that the code sets counts twice. Make '{0}' a span or chain, or take UseLangfuse off the client.",
        RuleCategory.Usage,
        RuleSeverity.Warning);

    public static readonly Rule LFO1050_ActivityBoilerplate = new(
        "LFO1050",
        "Hand-written tracing can be an attribute",
        "'{0}' starts an Activity around its whole body. [Observe] records the same and also input, output and errors.",
        RuleCategory.Usage,
        RuleSeverity.Info);

    public static readonly Rule LFO1051_CommunitySdk = new(
        "LFO1051",
        "A call of the community SDK can be an attribute",
        "'{0}' records by {1} of zborek.LangfuseDotnet. [Observe] records the same without the calls.",
        RuleCategory.Usage,
        RuleSeverity.Info);
}
