using System.Diagnostics;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <summary>The current observation and its trace: read, updated and scored from wherever the flow of control is.</summary>
/// <remarks>No member throws. Outside any observation the updates and scores do nothing, and say so once in the log.</remarks>
public static partial class LangfuseContext
{
    /// <summary>The innermost observation around that has not ended, or null.</summary>
    public static Observation? Current => RecordingSwitch.IsOn ? CurrentObservation.Live(Activity.Current) : null;

    /// <summary>The id of the trace that an observation started here belongs to (32 lower-case hex digits), or null outside any trace.</summary>
    /// <remarks>Work that an observed method left running stays in its trace, also when <see cref="Current"/> is null by then.</remarks>
    public static string? CurrentTraceId => RecordingSwitch.IsOn ? CurrentObservation.Around()?.TraceId : null;

    /// <summary>The id of the current observation (16 lower-case hex digits), or null outside any observation.</summary>
    public static string? CurrentObservationId => Current?.Id;

    /// <summary>Adds to what is recorded of the current trace; it is stamped on each of its observations. Null leaves a field as it is.</summary>
    /// <param name="name">The trace's name; by default that of its first observation.</param>
    /// <param name="userId">Who it was done for.</param>
    /// <param name="sessionId">The conversation or session that it belongs to.</param>
    /// <param name="tags">Tags to add.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry.</param>
    /// <param name="version">The version of the application.</param>
    /// <param name="input">The trace's input; by default that of its first observation.</param>
    /// <param name="output">The trace's output; by default that of its first observation.</param>
    /// <param name="isPublic">Whether anyone with the link may see the trace.</param>
    /// <param name="release">The release; by default the client's.</param>
    public static void UpdateCurrentTrace(
        string? name = null,
        string? userId = null,
        string? sessionId = null,
        IEnumerable<string>? tags = null,
        object? metadata = null,
        string? version = null,
        object? input = null,
        object? output = null,
        bool? isPublic = null,
        string? release = null)
    {
        if (OrWarn(RecordingSwitch.IsOn ? CurrentObservation.OfTrace() : null, nameof(UpdateCurrentTrace)) is { } observation)
        {
            new TraceUpdate(observation)
            {
                Name = name,
                UserId = userId,
                SessionId = sessionId,
                Tags = tags,
                Metadata = metadata,
                Version = version,
                Input = input,
                Output = output,
                IsPublic = isPublic,
                Release = release,
            }.Apply();
        }
    }

    /// <summary>Adds to what is recorded of the current observation. It never changes the observation's type.</summary>
    /// <inheritdoc cref="Observation.Update"/>
    public static void UpdateCurrentObservation(
        string? name = null,
        object? input = null,
        object? output = null,
        object? metadata = null,
        string? model = null,
        object? modelParameters = null,
        Usage? usage = null,
        Cost? cost = null,
        ObservationLevel? level = null,
        string? statusMessage = null,
        string? version = null,
        DateTimeOffset? completionStartTime = null,
        IPromptLink? prompt = null) =>
        OrWarn(Current, nameof(UpdateCurrentObservation))?.Update(
            name, input, output, metadata, level, statusMessage, version, model, modelParameters, usage, cost, completionStartTime, prompt);

    /// <summary>Scores the current trace. The score is queued.</summary>
    /// <inheritdoc cref="Observation.Score(string, ScoreValue, string?, ScoreDataType?, string?, string?, object?, DateTimeOffset?)"/>
    public static void ScoreCurrentTrace(
        string name, ScoreValue value, string? comment = null, ScoreDataType? dataType = null, string? scoreId = null,
        string? configId = null, object? metadata = null, DateTimeOffset? timestamp = null) =>
        Score(nameof(ScoreCurrentTrace), onTrace: true, new(name, value)
        {
            Comment = comment, DataType = dataType, ScoreId = scoreId, ConfigId = configId, Metadata = metadata, Timestamp = timestamp,
        });

    /// <summary>Scores the current trace with a score of the team's vocabulary.</summary>
    /// <inheritdoc cref="Observation.Score{TValue}(ScoreDefinition{TValue}, TValue, string?, string?, object?, DateTimeOffset?)"/>
    public static void ScoreCurrentTrace<TValue>(
        ScoreDefinition<TValue> score, TValue value, string? comment = null, string? scoreId = null, object? metadata = null,
        DateTimeOffset? timestamp = null)
        where TValue : notnull =>
        Score(nameof(ScoreCurrentTrace), onTrace: true, ScoreSender.Of(score, value) with
        {
            Comment = comment, ScoreId = scoreId, Metadata = metadata, Timestamp = timestamp,
        });

    /// <summary>Scores the current observation. The score is queued.</summary>
    /// <inheritdoc cref="Observation.Score(string, ScoreValue, string?, ScoreDataType?, string?, string?, object?, DateTimeOffset?)"/>
    public static void ScoreCurrentObservation(
        string name, ScoreValue value, string? comment = null, ScoreDataType? dataType = null, string? scoreId = null,
        string? configId = null, object? metadata = null, DateTimeOffset? timestamp = null) =>
        Score(nameof(ScoreCurrentObservation), onTrace: false, new(name, value)
        {
            Comment = comment, DataType = dataType, ScoreId = scoreId, ConfigId = configId, Metadata = metadata, Timestamp = timestamp,
        });

    /// <summary>Scores the current observation with a score of the team's vocabulary.</summary>
    /// <inheritdoc cref="Observation.Score{TValue}(ScoreDefinition{TValue}, TValue, string?, string?, object?, DateTimeOffset?)"/>
    public static void ScoreCurrentObservation<TValue>(
        ScoreDefinition<TValue> score, TValue value, string? comment = null, string? scoreId = null, object? metadata = null,
        DateTimeOffset? timestamp = null)
        where TValue : notnull =>
        Score(nameof(ScoreCurrentObservation), onTrace: false, ScoreSender.Of(score, value) with
        {
            Comment = comment, ScoreId = scoreId, Metadata = metadata, Timestamp = timestamp,
        });

    /// <summary>Puts values on every observation that starts inside, in this flow and what it calls, until the result is disposed.</summary>
    /// <remarks>Observations that have started already are left as they are. Texts over 200 characters and environments outside
    /// <c>^(?!langfuse)[a-z0-9_-]{1,40}$</c> are dropped with a warning. Inner values win over outer ones; tags and metadata add up.</remarks>
    /// <param name="userId">Who it is done for.</param>
    /// <param name="sessionId">The conversation or session.</param>
    /// <param name="tags">Tags to add.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry of the trace.</param>
    /// <param name="version">The version of the application.</param>
    /// <param name="environment">The environment, such as <c>production</c>.</param>
    /// <param name="traceName">The trace's name.</param>
    /// <param name="prompt">The prompt that every generation inside links to; a fallback prompt is not linked.</param>
    /// <param name="project">The named client that receives the traces that begin inside.</param>
    /// <param name="asBaggage">Whether the values also travel with outgoing HTTP calls as W3C baggage, where the services called can read
    /// them. By default false: baggage goes to every host that is called.</param>
    public static IDisposable Propagate(
        string? userId = null,
        string? sessionId = null,
        IEnumerable<string>? tags = null,
        object? metadata = null,
        string? version = null,
        string? environment = null,
        string? traceName = null,
        IPromptLink? prompt = null,
        string? project = null,
        bool asBaggage = false) =>
        Propagation.Enter(PropagationCheck.Checked(
            Ambient.Current?.Propagated, userId, sessionId, tags, metadata, version, environment, traceName, prompt, project, asBaggage));

    private static void Score(string caller, bool onTrace, ScoreRecord score)
    {
        if (OrWarn(onTrace && RecordingSwitch.IsOn ? CurrentObservation.OfTrace() : Current, caller) is { } observation)
        {
            ScoreSender.Send(observation, onTrace, score);
        }
    }

    private static Observation? OrWarn(Observation? target, string caller)
    {
        if (target is null && RecordingSwitch.IsOn && Ambient.Current is not { IsUnsampled: true })
        {
            SelfLog.WarnOnce("outside:" + caller, $"LangfuseContext.{caller} was called outside any observation and did nothing. "
                + "Call it inside a method with [Observe] or between the start and the end of an observation.");
        }

        return target;
    }
}
