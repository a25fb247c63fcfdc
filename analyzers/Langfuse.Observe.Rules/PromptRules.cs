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

    public static readonly Rule LFO8002_VariableMissing = new(
        "LFO8002",
        "A variable of a prompt is not given",
        "Prompt '{0}' has the {1} '{2}', which is not given here, so it stays in the prompt as it is written. Add '{2}' to the {1}s.",
        RuleCategory.Prompts,
        RuleSeverity.Warning) { NeedsWholeCompilation = true };

    public static readonly Rule LFO8003_VariableUnknown = new(
        "LFO8003",
        "A prompt is given a variable that it does not have",
        "Prompt '{0}' has no {1} '{2}', so the value is not used. It has {3}. Correct the name, or leave the value out.",
        RuleCategory.Prompts,
        RuleSeverity.Warning) { NeedsWholeCompilation = true };

    public static readonly Rule LFO8004_NameUnknown = new(
        "LFO8004",
        "No prompt of this name is known",
        "No prompt file and no call of this project makes a prompt '{0}'{1}. Correct the name, or add the prompt as a file.",
        RuleCategory.Prompts,
        RuleSeverity.Warning) { NeedsWholeCompilation = true };

    public static readonly Rule LFO8005_LabelNearDuplicate = new(
        "LFO8005",
        "A label of prompts is spelled in two ways",
        "Label '{0}' differs from '{1}' only by {2}, and the two point to different versions. Write '{1}'.",
        RuleCategory.Prompts,
        RuleSeverity.Warning) { NeedsWholeCompilation = true };
}
