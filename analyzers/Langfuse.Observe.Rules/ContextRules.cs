namespace Langfuse.Observe.Rules;

/// <summary>LFO6xxx: what keeps an observation, a user or a session from reaching the code below it.</summary>
internal static class ContextRules
{
    public static readonly Rule LFO6001_TaskNotAwaited = new(
        "LFO6001",
        "A task is started inside an observation and not awaited",
        "'{0}' starts a task and does not await it, so its work is recorded after its parent has ended, or not at all. Await it, or start it outside the observation.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6002_FlowSuppressed = new(
        "LFO6002",
        "The flow of the current observation is suppressed",
        "{0} in '{1}' keeps the current observation from the work that it starts, which becomes a trace of its own. {2}",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6003_OutsideObservation = new(
        "LFO6003",
        "The current observation is used where there is none",
        "{0} does nothing here: '{1}' is not observed and nothing observed calls it. Put [Observe] on '{1}' or on a method that calls it.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6004_PropagateNotDisposed = new(
        "LFO6004",
        "Propagate is not disposed",
        "The scope of Propagate is not disposed {0}, so its values reach the code after it too. Open it with 'using (LangfuseContext.Propagate(...))'.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6005_PropagateAfterChildren = new(
        "LFO6005",
        "Propagate comes after the observations that it is for",
        "Propagate comes after '{0}' has been recorded and reaches only what follows, which is nothing here. Move it before the first observation.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6006_ValueTooLong = new(
        "LFO6006",
        "A propagated value is longer than 200 characters",
        "The {0} has {1} characters; values over 200 are dropped. Shorten it.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6007_EnvironmentPattern = new(
        "LFO6007",
        "An environment name is outside the pattern",
        "The environment '{0}' is dropped: {1}. Use '{2}'.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6008_ActivityCurrentSet = new(
        "LFO6008",
        "Activity.Current is set by hand",
        "Setting Activity.Current in '{0}' changes the parent of every observation that follows. Pass traceId and parentObservationId to StartObservation, or dispose the activity instead.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6009_ScopeOverYield = new(
        "LFO6009",
        "A scope is held over a yield in an iterator that is not observed",
        "'{0}' yields while {1} should be current; a yield hands that to the reader, and what the iterator records afterwards is not under it. Put [Observe] on '{0}', or open it in the code that reads.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6010_WorkerInObservation = new(
        "LFO6010",
        "A long-lived worker is started inside an observation",
        "This starts work that goes on after '{1}' has ended, and each '{0}' in it becomes a child of that observation. Put [Observe(Root = true)] on '{0}', or start the work with the program.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6011_IdFormat = new(
        "LFO6011",
        "A trace or observation id has the wrong form",
        "{0} is {1} lower-case hexadecimal digits and this is {2}, so it is ignored and {3}. {4}.",
        RuleCategory.Context,
        RuleSeverity.Warning);

    public static readonly Rule LFO6012_UpdateAfterEnd = new(
        "LFO6012",
        "An observation is updated after it has ended",
        "'{0}' has ended before this update, which is dropped. Update it before it ends, or pass the values to End.",
        RuleCategory.Context,
        RuleSeverity.Warning);
}
