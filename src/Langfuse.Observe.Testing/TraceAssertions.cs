namespace Langfuse.Observe.Testing;

/// <summary>Assertions on a recorded trace. Each names what was looked for and shows the tree that was recorded.</summary>
public static class TraceAssertions
{
    /// <summary>Asserts that the trace has an observation of a type and name.</summary>
    /// <exception cref="TraceAssertionException">It has none.</exception>
    public static ObservationAssertion ShouldHave(this RecordedTrace trace, ObservationType type, string name)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var matches = trace.Observations.Where(observation => observation.Type == type && observation.Name == name).ToList();
        return matches.Count > 0
            ? new ObservationAssertion(trace, matches)
            : throw TraceAssertionException.Of(trace, $"a {Word(type)} named '{name}'");
    }

    /// <summary>Asserts that the trace has a span of a name.</summary>
    /// <exception cref="TraceAssertionException">It has none.</exception>
    public static ObservationAssertion ShouldHaveSpan(this RecordedTrace trace, string name) => trace.ShouldHave(ObservationType.Span, name);

    /// <summary>Asserts that the trace has a generation of a name.</summary>
    /// <exception cref="TraceAssertionException">It has none.</exception>
    public static ObservationAssertion ShouldHaveGeneration(this RecordedTrace trace, string name) => trace.ShouldHave(ObservationType.Generation, name);

    /// <summary>Asserts that the trace has a retriever of a name.</summary>
    /// <exception cref="TraceAssertionException">It has none.</exception>
    public static ObservationAssertion ShouldHaveRetriever(this RecordedTrace trace, string name) => trace.ShouldHave(ObservationType.Retriever, name);

    /// <summary>Asserts that the trace has a tool call of a name.</summary>
    /// <exception cref="TraceAssertionException">It has none.</exception>
    public static ObservationAssertion ShouldHaveTool(this RecordedTrace trace, string name) => trace.ShouldHave(ObservationType.Tool, name);

    /// <summary>Asserts that the trace or one of its observations has a score of a name and value.</summary>
    /// <exception cref="TraceAssertionException">It has none.</exception>
    public static RecordedTrace ShouldHaveScore(this RecordedTrace trace, string name, ScoreValue value)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return trace.Scores.Any(score => score.Name == name && score.Value == value)
            ? trace
            : throw TraceAssertionException.Of(
                trace, $"a score '{name}' of {value}", "scores: " + string.Join(", ", trace.Scores.Select(score => $"{score.Name} = {score.Value}")));
    }

    /// <summary>Asserts that no observation of the trace is an error.</summary>
    /// <exception cref="TraceAssertionException">One is.</exception>
    public static RecordedTrace ShouldHaveNoErrors(this RecordedTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return trace.Observations.FirstOrDefault(observation => observation.Level == ObservationLevel.Error) is { } failed
            ? throw TraceAssertionException.Of(trace, "no errors", $"'{failed.Name}' failed: {failed.StatusMessage}")
            : trace;
    }

    private static string Word(ObservationType type) => type.ToString().ToLowerInvariant();
}
