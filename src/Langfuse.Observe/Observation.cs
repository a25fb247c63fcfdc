using System.Diagnostics;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <summary>One recorded unit of work: the handle through which it is updated, scored and ended.</summary>
/// <remarks>
/// <para>Every member may be called from any thread and none throws. After the end, updates are ignored with one warning.</para>
/// <para>While nothing records (no keys, tracing off, trace not sampled) a handle still works: it has ids, and records nothing.</para>
/// </remarks>
public sealed partial class Observation : IDisposable
{
    /// <summary>The observation's id: 16 lower-case hex digits.</summary>
    public string Id => Activity?.SpanId.ToHexString() ?? (Silence!.Id ??= ActivitySpanId.CreateRandom().ToHexString());

    /// <summary>The trace's id: 32 lower-case hex digits.</summary>
    public string TraceId => Activity?.TraceId.ToHexString() ?? (Silence!.TraceId ??= ActivityTraceId.CreateRandom().ToHexString());

    /// <summary>The type, fixed at the start.</summary>
    public ObservationType Type => (ObservationType)_type;

    /// <summary>The name.</summary>
    public string Name => Details?.Name ?? Method?.Name ?? Activity?.OperationName ?? "";

    /// <summary>Adds to what is recorded. Null leaves a field as it is; metadata is merged key by key.</summary>
    /// <param name="name">A new name.</param>
    /// <param name="input">The input: a string as it is, anything else as JSON.</param>
    /// <param name="output">The output: a string as it is, anything else as JSON.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry.</param>
    /// <param name="level">The level.</param>
    /// <param name="statusMessage">A message beside the level, such as an error's text.</param>
    /// <param name="version">The version of the code or prompt.</param>
    /// <param name="model">The name of the model (generations and embeddings).</param>
    /// <param name="modelParameters">The parameters of the model call.</param>
    /// <param name="usage">The units used.</param>
    /// <param name="cost">The cost in US dollars.</param>
    /// <param name="completionStartTime">When the model began to answer.</param>
    /// <param name="prompt">The prompt to link to (generations).</param>
    /// <returns>This observation.</returns>
    public Observation Update(
        string? name = null,
        object? input = null,
        object? output = null,
        object? metadata = null,
        ObservationLevel? level = null,
        string? statusMessage = null,
        string? version = null,
        string? model = null,
        object? modelParameters = null,
        Usage? usage = null,
        Cost? cost = null,
        DateTimeOffset? completionStartTime = null,
        IPromptLink? prompt = null)
    {
        if (!IsRecording)
        {
            return this;
        }

        try
        {
            var update = new ObservationUpdate(this)
            {
                Name = name,
                Input = input,
                Output = output,
                Metadata = metadata,
                Level = level,
                StatusMessage = statusMessage,
                Version = version,
                Model = model,
                ModelParameters = modelParameters,
                Usage = usage,
                Cost = cost,
                CompletionStartTime = completionStartTime,
                Prompt = prompt,
            };
            update.Apply();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("Observation.Update", exception);
        }

        return this;
    }

    /// <summary>Ends the observation after a last update; a second end does nothing.</summary>
    /// <inheritdoc cref="Update"/>
    /// <param name="endTime">When it ended; by default now.</param>
    public void End(
        object? output = null,
        Usage? usage = null,
        Cost? cost = null,
        object? metadata = null,
        ObservationLevel? level = null,
        string? statusMessage = null,
        string? model = null,
        object? modelParameters = null,
        DateTimeOffset? completionStartTime = null,
        DateTimeOffset? endTime = null)
    {
        var hasUpdate = output is not null || usage is not null || cost is not null || metadata is not null || level is not null
            || statusMessage is not null || model is not null || modelParameters is not null || completionStartTime is not null;
        if (hasUpdate && !IsEnded)
        {
            Update(
                output: output, usage: usage, cost: cost, metadata: metadata, level: level, statusMessage: statusMessage,
                model: model, modelParameters: modelParameters, completionStartTime: completionStartTime);
        }

        Finish(endTime?.UtcDateTime ?? default);
    }

    /// <summary>Ends the observation.</summary>
    public void Dispose() => Finish();

    /// <summary>Makes this observation current until the result is disposed: what starts meanwhile in this flow, and in what it calls, hangs under it.</summary>
    /// <remarks>For an observation that is only a handle (<c>current: false</c>) or whose work goes on in another flow, such as the steps of a stream.
    /// Nothing happens once it has ended.</remarks>
    /// <returns>Dispose it in the same flow; the observation itself goes on.</returns>
    public ActiveObservation Activate() => new(IsEnded ? null : Activity);

    /// <summary>Records that the work failed: level, status message, type, message and stack of the exception, as <see cref="ObserveAttribute"/> does for a
    /// method that throws. A cancellation is a warning.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <returns>This observation.</returns>
    public Observation Fail(Exception exception)
    {
        if (exception is not null)
        {
            ScopeExit.Fail(this, exception);
        }

        return this;
    }

    /// <summary>Starts a child of type <see cref="ObservationType.Span"/>.</summary>
    /// <inheritdoc cref="StartObservation"/>
    public Observation StartSpan(
        string name, object? input = null, object? metadata = null, string? version = null, ObservationLevel? level = null,
        DateTimeOffset? startTime = null, bool current = true) =>
        StartObservation(name, ObservationType.Span, input, metadata, version: version, level: level, startTime: startTime, current: current);

    /// <summary>Starts a child of type <see cref="ObservationType.Generation"/>.</summary>
    /// <inheritdoc cref="StartObservation"/>
    public Observation StartGeneration(
        string name, string? model = null, object? input = null, object? modelParameters = null, object? metadata = null,
        IPromptLink? prompt = null, string? version = null, ObservationLevel? level = null, DateTimeOffset? startTime = null,
        bool current = true) =>
        StartObservation(name, ObservationType.Generation, input, metadata, model, modelParameters, prompt, version, level, startTime, current);

    /// <summary>Starts a child of this observation. It is current for the code that follows in this flow until it ends.</summary>
    /// <param name="name">The child's name.</param>
    /// <param name="type">The child's type.</param>
    /// <param name="input">The input: a string as it is, anything else as JSON.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry.</param>
    /// <param name="model">The name of the model (generations and embeddings).</param>
    /// <param name="modelParameters">The parameters of the model call.</param>
    /// <param name="prompt">The prompt to link to (generations).</param>
    /// <param name="version">The version of the code or prompt.</param>
    /// <param name="level">The level.</param>
    /// <param name="startTime">When it started; by default now.</param>
    /// <param name="current">False makes it a handle only: what is current stays current.</param>
    public Observation StartObservation(
        string name, ObservationType type = ObservationType.Span, object? input = null, object? metadata = null, string? model = null,
        object? modelParameters = null, IPromptLink? prompt = null, string? version = null, ObservationLevel? level = null,
        DateTimeOffset? startTime = null, bool current = true)
    {
        var child = IsRecording
            ? ObservationStarter.Start(new(name, type) { Parent = this, StartTime = startTime?.UtcDateTime ?? default, IsHandleOnly = !current })
            : null;
        child ??= new Observation(type, new SilentState { TraceId = TraceId });
        return child.Update(
            input: input, metadata: metadata, model: model, modelParameters: modelParameters, prompt: prompt, version: version, level: level);
    }

    /// <summary>Records a point in time as a child of this observation.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="input">The input: a string as it is, anything else as JSON.</param>
    /// <param name="output">The output: a string as it is, anything else as JSON.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry.</param>
    /// <param name="level">The level.</param>
    /// <param name="statusMessage">A message beside the level.</param>
    /// <param name="time">When it happened; by default now.</param>
    /// <returns>The event, which has ended already.</returns>
    public Observation RecordEvent(
        string name, object? input = null, object? output = null, object? metadata = null, ObservationLevel? level = null,
        string? statusMessage = null, DateTimeOffset? time = null)
    {
        var happened = time ?? DateTimeOffset.UtcNow;
        var recorded = StartObservation(name, ObservationType.Event, input, metadata, level: level, startTime: happened, current: false);
        recorded.Update(output: output, statusMessage: statusMessage);
        recorded.Finish(happened.UtcDateTime);
        return recorded;
    }

    /// <summary>Scores this observation. The score is queued; nothing is thrown.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="value">A number, a boolean, a text or an enum member (its name).</param>
    /// <param name="comment">Why.</param>
    /// <param name="dataType">The kind of value; by default what the value's type says.</param>
    /// <param name="scoreId">The score's id: the same id again replaces the score. By default a new one.</param>
    /// <param name="configId">The id of the score config that the value must fit.</param>
    /// <param name="metadata">Any JSON-like object.</param>
    /// <param name="timestamp">When it was judged; by default now.</param>
    /// <remarks>On the first observation of a trace this scores the observation; use <see cref="LangfuseContext.ScoreCurrentTrace(string, ScoreValue, string?, ScoreDataType?, string?, string?, object?, DateTimeOffset?)"/>
    /// or the client's <c>Score(traceId: ...)</c> for the trace.</remarks>
    public void Score(
        string name, ScoreValue value, string? comment = null, ScoreDataType? dataType = null, string? scoreId = null,
        string? configId = null, object? metadata = null, DateTimeOffset? timestamp = null) =>
        ScoreSender.Send(this, onTrace: IsTraceHandle, new(name, value)
        {
            Comment = comment,
            DataType = dataType,
            ScoreId = scoreId,
            ConfigId = configId,
            Metadata = metadata,
            Timestamp = timestamp,
        });

    /// <summary>Scores this observation with a score of the team's vocabulary.</summary>
    /// <inheritdoc cref="Score(string, ScoreValue, string?, ScoreDataType?, string?, string?, object?, DateTimeOffset?)"/>
    /// <param name="score">The score's definition.</param>
    public void Score<TValue>(
        ScoreDefinition<TValue> score, TValue value, string? comment = null, string? scoreId = null, object? metadata = null,
        DateTimeOffset? timestamp = null)
        where TValue : notnull =>
        ScoreSender.Send(this, onTrace: IsTraceHandle, ScoreSender.Of(score, value) with
        {
            Comment = comment,
            ScoreId = scoreId,
            Metadata = metadata,
            Timestamp = timestamp,
        });

    /// <summary>The id: what a foreign exporter writes for the tag that leads here.</summary>
    public override string ToString() => Id;
}
