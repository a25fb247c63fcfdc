namespace Langfuse.Observe.Rules;

/// <summary>LFO8xxx: prompts.</summary>
internal static class PromptRules
{
    public static readonly Rule LFO8001_PromptFileUnreadable = new(
        "LFO8001",
        "A prompt file cannot be read",
        "{0} cannot be read: {1}. No class is generated for it until it can.",
        RuleCategory.Prompts,
        RuleSeverity.Error) { Reporters = RuleReporters.Generator };
}
