using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <content>Scores.</content>
public sealed partial class LangfuseClient
{
    /// <summary>Scores a trace, an observation, a session or a dataset run. The score is queued.</summary>
    /// <param name="name">The score's name; a correction is always named <c>output</c>.</param>
    /// <param name="value">A number, a boolean, a text or an enum member (its name).</param>
    /// <param name="traceId">The trace that is judged, or whose observation is.</param>
    /// <param name="observationId">The observation that is judged; needs <paramref name="traceId"/>.</param>
    /// <param name="sessionId">The session that is judged.</param>
    /// <param name="datasetRunId">The dataset run that is judged.</param>
    /// <param name="scoreId">The score's id: the same id again replaces the score. By default a new one.</param>
    /// <param name="comment">Why.</param>
    /// <param name="configId">The id of the score config that the value must fit.</param>
    /// <param name="metadata">Any JSON-like object.</param>
    /// <param name="dataType">The kind of value; by default what the value's type says.</param>
    /// <param name="timestamp">When it was judged; by default now.</param>
    /// <remarks>A value that does not fit is logged as an error that names the score, and counted as dropped. Nothing is thrown.</remarks>
    public void Score(
        string name, ScoreValue value, string? traceId = null, string? observationId = null, string? sessionId = null,
        string? datasetRunId = null, string? scoreId = null, string? comment = null, string? configId = null, object? metadata = null,
        ScoreDataType? dataType = null, DateTimeOffset? timestamp = null) =>
        Send(new(name, value)
        {
            TraceId = traceId,
            ObservationId = observationId,
            SessionId = sessionId,
            DatasetRunId = datasetRunId,
            ScoreId = scoreId,
            Comment = comment,
            ConfigId = configId,
            Metadata = metadata,
            DataType = dataType,
            Timestamp = timestamp,
        });

    /// <summary>Gives a score of the team's vocabulary. The score is queued.</summary>
    /// <inheritdoc cref="Score(string, ScoreValue, string?, string?, string?, string?, string?, string?, string?, object?, ScoreDataType?, DateTimeOffset?)"/>
    /// <param name="score">The score's definition.</param>
    public void Score<TValue>(
        ScoreDefinition<TValue> score, TValue value, string? traceId = null, string? observationId = null, string? sessionId = null,
        string? datasetRunId = null, string? scoreId = null, string? comment = null, object? metadata = null, DateTimeOffset? timestamp = null)
        where TValue : notnull =>
        Send(ScoreSender.Of(score, value) with
        {
            TraceId = traceId,
            ObservationId = observationId,
            SessionId = sessionId,
            DatasetRunId = datasetRunId,
            ScoreId = scoreId,
            Comment = comment,
            Metadata = metadata,
            Timestamp = timestamp,
        });

    private void Send(ScoreRecord score)
    {
        try
        {
            var environment = PropagatedValues.Find(Ambient.Current?.Propagated, null, static values => values.Environment);
            (Ambient.Current?.Recorder ?? _sink)?.Accept(score with { Environment = environment });
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("scoring " + score.Name, exception);
        }
    }
}
