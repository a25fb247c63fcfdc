namespace Langfuse.Observe.Weaver.Reporting;

/// <summary>A rule that applies to the assembly at hand.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">Where in the user's source; null when the symbols do not say.</param>
/// <param name="Message">Who, what and the cure.</param>
internal sealed record Finding(Rule Rule, SourceLocation? Location, string Message)
{
    public bool IsError => Rule.Severity == RuleSeverity.Error;

    public static Finding Of(Rule rule, SourceLocation? location, params object[] arguments) =>
        new(rule, location, string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.MessageFormat, arguments));
}
