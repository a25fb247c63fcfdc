namespace Langfuse.Observe.Weaver.Reporting;

/// <summary>One line of the build report.</summary>
/// <param name="Member">The member's full name with its parameter types.</param>
/// <param name="Kind">The shape the compiler gave it.</param>
/// <param name="IsWoven">Whether it is observed.</param>
/// <param name="Why">What asked for it, or what kept it from being observed.</param>
/// <param name="Location">Where in the user's source; null when the symbols do not say.</param>
internal sealed record MemberReport(string Member, string Kind, bool IsWoven, string Why, SourceLocation? Location)
{
    /// <summary>What is not recorded as it is: parameters left out or recorded as a type name.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
