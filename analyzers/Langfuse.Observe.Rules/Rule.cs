namespace Langfuse.Observe.Rules;

/// <summary>One numbered diagnostic as plain data: whoever reports it, analyzer, generator or weaver, says the same words.</summary>
/// <param name="Id">Its number, <c>LFO</c> and four digits. Never reused for another meaning.</param>
/// <param name="Title">The rule in one short sentence, without the case at hand.</param>
/// <param name="MessageFormat">Who, what and the cure, with <c>{0}</c> and so on for the case at hand.</param>
/// <param name="Category">The range it belongs to, see <see cref="RuleCategory"/>.</param>
/// <param name="Severity">How serious it is unless <c>.editorconfig</c> says otherwise.</param>
internal sealed record Rule(string Id, string Title, string MessageFormat, string Category, RuleSeverity Severity)
{
    // The one place that knows where the pages are.
    private const string Pages = "https://github.com/langfuse-observe/langfuse-observe/blob/main/docs/rules/";

    /// <summary>Who reports it.</summary>
    /// <value>By default the analyzers.</value>
    public RuleReporters Reporters { get; init; } = RuleReporters.Analyzer;

    /// <summary>Whether it can only be decided once the whole compilation is known, so that an editor shows it on a full analysis or a build.</summary>
    public bool NeedsWholeCompilation { get; init; }

    /// <summary>The page that explains it.</summary>
    public string HelpLink => Pages + Id + ".md";
}
