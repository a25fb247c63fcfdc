namespace Langfuse.Observe.Rules;

/// <summary>How serious a rule is.</summary>
internal enum RuleSeverity
{
    /// <summary>Offers a refactoring; shown only as dots in the editor.</summary>
    Hidden,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Loses or distorts data.</summary>
    Warning,

    /// <summary>Cannot work.</summary>
    Error,
}
