namespace Langfuse.Observe.Rules;

/// <summary>LFO7xxx: what must not leave the process.</summary>
internal static class PrivacyRules
{
    public static readonly Rule LFO7001_SecretCaptured = new(
        "LFO7001",
        "A value that looks like a secret is captured",
        "{0} looks like a secret and is recorded as input of '{1}'. Mark it [Sensitive] or [NotCaptured].",
        RuleCategory.Privacy,
        RuleSeverity.Warning);

    public static readonly Rule LFO7002_KeyInSource = new(
        "LFO7002",
        "A Langfuse secret key is in the source",
        "A Langfuse secret key is written in the source, where everyone who can read it can use it. Revoke it and read a new one from LANGFUSE_SECRET_KEY.",
        RuleCategory.Privacy,
        RuleSeverity.Warning);

    public static readonly Rule LFO7003_ClassifiedCaptured = new(
        "LFO7003",
        "Classified data is captured",
        "{0} of '{1}' carries data marked [{2}] and is recorded. Mark it [Sensitive] or [NotCaptured].",
        RuleCategory.Privacy,
        RuleSeverity.Warning);
}
