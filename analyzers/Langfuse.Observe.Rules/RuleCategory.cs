namespace Langfuse.Observe.Rules;

/// <summary>The ranges of rules; <c>.editorconfig</c> can set the severity of a whole one.</summary>
internal static class RuleCategory
{
    /// <summary>LFO1xxx: using <c>[Observe]</c>.</summary>
    public const string Usage = "Langfuse.Usage";

    /// <summary>LFO2xxx: weaving an assembly.</summary>
    public const string Weaving = "Langfuse.Weaving";

    /// <summary>LFO3xxx: generated code.</summary>
    public const string Generation = "Langfuse.Generation";

    /// <summary>LFO4xxx: scores.</summary>
    public const string Scores = "Langfuse.Scores";

    /// <summary>LFO5xxx: flush and lifetime.</summary>
    public const string Flush = "Langfuse.Flush";

    /// <summary>LFO6xxx: the current trace and observation.</summary>
    public const string Context = "Langfuse.Context";

    /// <summary>LFO7xxx: privacy and security.</summary>
    public const string Privacy = "Langfuse.Privacy";

    /// <summary>LFO8xxx: prompts.</summary>
    public const string Prompts = "Langfuse.Prompts";

    /// <summary>LFO9xxx: faults of ours.</summary>
    public const string OwnFault = "Langfuse.OwnFault";
}
