namespace Langfuse.Observe.Rules;

/// <summary>LFO4xxx: names, types and values of scores.</summary>
internal static class ScoreRules
{
    public static readonly Rule LFO4001_NameNearDuplicate = new(
        "LFO4001",
        "A score name is almost the same as another",
        "Score '{0}' differs from '{1}' only by {2}, so Langfuse keeps two scores where one is meant. Write '{1}' as in {3}.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4002_NameOutsideVocabulary = new(
        "LFO4002",
        "A score name is not in the vocabulary",
        "Score '{0}' is not in {1}. Use one of the names there, or add '{0}' to the file.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4003_TwoDataTypes = new(
        "LFO4003",
        "A score name is used with two data types",
        "Score '{0}' is {1} here and {2} elsewhere, so Langfuse cannot chart it as one score. Give it one type everywhere or a name of its own.",
        RuleCategory.Scores,
        RuleSeverity.Warning) { NeedsWholeCompilation = true };

    public static readonly Rule LFO4004_ValueOutOfRange = new(
        "LFO4004",
        "A score value is out of its range",
        "The value {0} of score '{1}' is {2}. Give {3}.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4005_NotACategory = new(
        "LFO4005",
        "A score value is not one of its categories",
        "The value '{0}'{1} of score '{2}' is not one of its categories: {3}. Use one of them, or add '{0}' to {4}.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4006_BooleanAsNumber = new(
        "LFO4006",
        "A boolean score is given another number than 0 or 1",
        "Score '{0}' is boolean and its value is the number {1}. Pass true or false.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4007_NameBuiltAtRunTime = new(
        "LFO4007",
        "A score name is built at run time",
        "The name of this score is built at run time, so it cannot be checked and each value of '{0}' becomes a score of its own. Use a constant name and put '{0}' into the comment or metadata.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4008_TextLength = new(
        "LFO4008",
        "A text score is empty or longer than 500 characters",
        "The text of score '{0}' has {1}; Langfuse takes 1 to 500, so the score is dropped. Shorten the text, or put it into the comment.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4009_CorrectionName = new(
        "LFO4009",
        "A correction is not named 'output'",
        "A correction must be named 'output', not '{0}', or it is dropped. Name it 'output'.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4010_ValueOfOtherType = new(
        "LFO4010",
        "A score value does not fit its data type",
        "Score '{0}' is {1} {2}, but its value is {3}. Pass {4}.",
        RuleCategory.Scores,
        RuleSeverity.Warning);

    public static readonly Rule LFO4011_NoTarget = new(
        "LFO4011",
        "A score does not say what it judges",
        "This score {0}, so it is dropped. {1}.",
        RuleCategory.Scores,
        RuleSeverity.Warning);
}
