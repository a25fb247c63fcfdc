namespace Langfuse.Observe.Rules;

/// <summary>Who reports a rule.</summary>
[Flags]
internal enum RuleReporters
{
    /// <summary>The analyzers, in the editor and in the build.</summary>
    Analyzer = 1,

    /// <summary>The weaver, in the build.</summary>
    Weaver = 2,

    /// <summary>The source generators.</summary>
    Generator = 4,
}
