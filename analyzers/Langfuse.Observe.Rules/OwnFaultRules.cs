namespace Langfuse.Observe.Rules;

/// <summary>LFO9xxx: faults of ours. Please report them.</summary>
internal static class OwnFaultRules
{
    public static readonly Rule LFO9001_WeaverFailed = new(
        "LFO9001",
        "The weaver failed",
        "The weaver failed on '{0}' and the assembly was left as it was: {1}. This is a fault of Langfuse.Observe; please report it. [NotObserved] on the method goes around it.",
        RuleCategory.OwnFault,
        RuleSeverity.Error) { Reporters = RuleReporters.Weaver };
}
