namespace Langfuse.Observe.Testing;

/// <summary>The observations that still fit what was asserted so far; each further assertion narrows them down.</summary>
public sealed class ObservationAssertion
{
    private readonly RecordedTrace _trace;
    private readonly IReadOnlyList<RecordedObservation> _matches;

    internal ObservationAssertion(RecordedTrace trace, IReadOnlyList<RecordedObservation> matches)
    {
        _trace = trace;
        _matches = matches;
    }

    /// <summary>The first observation that fits, to look closer.</summary>
    public RecordedObservation Observation => _matches[0];

    /// <summary>Asserts that it is somewhere below an observation of that name.</summary>
    /// <exception cref="TraceAssertionException">It is not.</exception>
    public ObservationAssertion Under(string name) => Narrow($"under '{name}'", match => Ancestors(match).Any(ancestor => ancestor.Name == name), Place);

    /// <summary>Asserts the name of the model.</summary>
    /// <exception cref="TraceAssertionException">It is another.</exception>
    public ObservationAssertion WithModel(string model) => Narrow($"with model '{model}'", match => match.Model == model, match => match.Model);

    /// <summary>Asserts the input, as recorded.</summary>
    /// <exception cref="TraceAssertionException">It is another.</exception>
    public ObservationAssertion WithInput(string input) => Narrow($"with input {input}", match => match.Input == input, match => match.Input);

    /// <summary>Asserts the output, as recorded.</summary>
    /// <exception cref="TraceAssertionException">It is another.</exception>
    public ObservationAssertion WithOutput(string output) => Narrow($"with output {output}", match => match.Output == output, match => match.Output);

    /// <summary>Asserts the level.</summary>
    /// <exception cref="TraceAssertionException">It is another.</exception>
    public ObservationAssertion WithLevel(ObservationLevel level) => Narrow($"with level {level}", match => match.Level == level, match => match.Level.ToString());

    /// <summary>Asserts one entry of the metadata.</summary>
    /// <exception cref="TraceAssertionException">It is missing or another.</exception>
    public ObservationAssertion WithMetadata(string key, string value) =>
        Narrow($"with metadata {key} = {value}", match => match.Metadata.GetValueOrDefault(key) == value, match => match.Metadata.GetValueOrDefault(key));

    /// <summary>Asserts how many units of a kind were used.</summary>
    /// <exception cref="TraceAssertionException">It is another number.</exception>
    public ObservationAssertion WithUsage(string kind, long count) =>
        Narrow($"with usage {kind} = {count}", match => match.Usage?[kind] == count, match => match.Usage?[kind].ToString(System.Globalization.CultureInfo.InvariantCulture));

    private ObservationAssertion Narrow(string what, Func<RecordedObservation, bool> fits, Func<RecordedObservation, string?> found)
    {
        var left = _matches.Where(fits).ToList();
        return left.Count > 0
            ? new ObservationAssertion(_trace, left)
            : throw TraceAssertionException.Of(
                _trace, $"'{_matches[0].Name}' {what}", "Found: " + string.Join(", ", _matches.Select(match => found(match) ?? "none")) + ".");
    }

    private string Place(RecordedObservation observation) => string.Join(" < ", Ancestors(observation).Select(ancestor => ancestor.Name));

    private IEnumerable<RecordedObservation> Ancestors(RecordedObservation observation)
    {
        for (var parent = ParentOf(observation); parent is not null; parent = ParentOf(parent))
        {
            yield return parent;
        }
    }

    private RecordedObservation? ParentOf(RecordedObservation observation) =>
        _trace.Observations.FirstOrDefault(candidate => candidate.Id == observation.ParentId);
}
