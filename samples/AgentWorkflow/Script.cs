using ModelService;

namespace AgentWorkflow;

/// <summary>What the model says without a key: the writer's text, then the editor's.</summary>
internal static class Script
{
    public static Reply Answer(IReadOnlyList<Turn> turns) => Reply.Say(turns[0].Text.StartsWith("Shorten", StringComparison.Ordinal)
        ? "The tent folds itself."
        : "There is a new tent in the shop, and when the morning comes it folds itself. ");
}
