namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>The lists that have facets.</summary>
internal static class PageLists
{
    public const string Traces = "traces";
    public const string Observations = "observations";
    public const string Sessions = "sessions";
    public const string Scores = "scores";

    public static readonly IReadOnlyCollection<string> All = [Traces, Observations, Sessions, Scores];
}
