using System.Diagnostics;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <summary>One recorded unit of work: the handle through which it is updated, scored and ended.</summary>
/// <remarks>
/// <para>Every member may be called from any thread and none throws. After the end, updates are ignored with one warning.</para>
/// <para>While nothing records (no keys, tracing off, trace not sampled) a handle still works: it has ids, and records nothing.</para>
/// </remarks>
public sealed class Observation : IDisposable
{
    // While this records, the activity that was current before (or null); else its SilentState. One field: an observation is one of the two.
    private readonly object? _previousOrSilent;
    private TraceFields? _trace;
    private int _ended;

    // As bytes: one of these objects is made per recorded call.
    private readonly byte _type;
    private byte _level;
    private Flags _flags;

    internal Observation(
        in ObservationStart start, ObservationSink sink, Activity activity, Observation? parent, PropagatedValues? propagated, Activity? previous)
    {
        Sink = sink;
        Activity = activity;
        Parent = parent;
        Root = parent?.Root ?? this;
        Method = start.Method;
        _type = (byte)start.Type;
        Propagated = propagated;
        _previousOrSilent = previous;
        _level = (byte)(start.Method?.Level ?? ObservationLevel.Default);
        _flags = sink.CapturesContent ? Captures(start.Method) : Flags.None;
    }

    /// <summary>The marker of the common case. It has no state, so one serves all.</summary>
    private static readonly Observation UnsampledRoot = new(ObservationType.Span, previousAmbient: null, marksFlow: true);

    /// <summary>A handle that records nothing.</summary>
    private Observation(ObservationType type, Ambient? previousAmbient, bool marksFlow, string? traceId = null)
    {
        Root = this;
        _type = (byte)type;
        _previousOrSilent = new SilentState { IsFlowMarker = marksFlow, PreviousAmbient = previousAmbient, TraceId = traceId };
    }

    /// <summary>What a stream's enumerations start from: captured arguments, nothing started.</summary>
    private Observation(ObservedMethod method, string? traceId, string? parentObservationId)
    {
        Root = this;
        Method = method;
        _type = (byte)method.Type;
        _flags = Captures(method) & Flags.CapturesInput;
        _previousOrSilent = new SilentState { TraceId = traceId, Id = parentObservationId, IsTemplate = true, Called = DateTimeOffset.UtcNow };
    }

    /// <summary>The observation's id: 16 lower-case hex digits.</summary>
    public string Id => Activity?.SpanId.ToHexString() ?? (Silence!.Id ??= ActivitySpanId.CreateRandom().ToHexString());

    /// <summary>The trace's id: 32 lower-case hex digits.</summary>
    public string TraceId => Activity?.TraceId.ToHexString() ?? (Silence!.TraceId ??= ActivityTraceId.CreateRandom().ToHexString());

    /// <summary>The type, fixed at the start.</summary>
    public ObservationType Type => (ObservationType)_type;

    /// <summary>The name.</summary>
    public string Name => Details?.Name ?? Method?.Name ?? Activity?.OperationName ?? "";

    internal bool IsRecording => Activity is not null;

    /// <summary>Whether this stands for "the trace around is not sampled" in the ambient flow.</summary>
    internal bool IsFlowMarker => Silence is { IsFlowMarker: true };

    internal bool IsEnded => Volatile.Read(ref _ended) != 0;

    internal bool CapturesInput => (_flags & Flags.CapturesInput) != 0;

    internal bool CapturesOutput => (_flags & Flags.CapturesOutput) != 0;

    internal Activity? Activity { get; }

    internal ObservationSink? Sink { get; }

    internal Observation? Parent { get; }

    /// <summary>The first observation of this trace in this process.</summary>
    internal Observation Root { get; }

    internal ObservedMethod? Method { get; }

    internal PropagatedValues? Propagated { get; }

    internal ObservationLevel Level => (ObservationLevel)_level;

    internal ObservationDetails? Details { get; private set; }

    internal TraceFields? Trace => Volatile.Read(ref _trace);

    internal ArgumentCapture? Arguments { get; set; }

    internal CapturedText Input;

    internal CapturedText Output;

    /// <summary>The exception that left the observed method; its stack is read when the observation is delivered.</summary>
    internal Exception? Exception => Details?.Exception;

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

        Finish(endTime);
    }

    /// <summary>Ends the observation.</summary>
    public void Dispose() => Finish(endTime: null);

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
            ? ObservationStarter.Start(new(name, type) { Parent = this, StartTime = startTime, IsHandleOnly = !current })
            : null;
        child ??= Silent(type, this);
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
        recorded.Finish(happened);
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

    /// <summary>Whether the handle came from <c>StartTrace</c>: scores given through it judge the trace.</summary>
    internal bool IsTraceHandle
    {
        get => (_flags & Flags.IsTraceHandle) != 0;
        set => _flags = value ? _flags | Flags.IsTraceHandle : _flags & ~Flags.IsTraceHandle;
    }

    /// <summary>What the sink keeps with a trace, on its first observation.</summary>
    internal object? SinkState;

    /// <summary>The overflow in which the sink dropped the trace; on its first observation. 0 means none.</summary>
    internal int DroppedInOverflow;

    /// <summary>Marks the flow as "not sampled" until this ends.</summary>
    internal static Observation Unsampled(Ambient? ambient)
    {
        if (ambient is null)
        {
            Ambient.Current = Ambient.OnlyUnsampled;
            return UnsampledRoot;
        }

        Ambient.Current = ambient with { IsUnsampled = true };
        return new Observation(ObservationType.Span, ambient, marksFlow: true);
    }

    /// <summary>A handle that records nothing, for callers that must get one.</summary>
    internal static Observation Silent(ObservationType type, Observation? parent = null) =>
        new(type, previousAmbient: null, marksFlow: false, parent?.TraceId);

    /// <summary>The template of a stream's observations.</summary>
    internal static Observation Deferred(ObservedMethod method, string? traceId, string? parentObservationId) =>
        new(method, traceId, parentObservationId);

    /// <summary>Starts one enumeration of the stream that this is the template of; null when nothing records it.</summary>
    internal Observation? StartFromTemplate(bool isHandleOnly = false, DateTimeOffset? startTime = null)
    {
        var started = ObservationStarter.Start(new(Method!.Name, Type)
        {
            Method = Method, TraceId = Silence!.TraceId, ParentObservationId = Silence.Id, IsRoot = Method.IsRoot,
            IsHandleOnly = isHandleOnly, StartTime = startTime,
        });
        if (started is { IsRecording: true })
        {
            ScopeArguments.CopyFromTemplate(this, started);
        }

        return started;
    }

    /// <summary>Makes the caller's context what it was before this observation started.</summary>
    internal void Leave()
    {
        if (IsFlowMarker)
        {
            // Idempotent: an async method leaves at its first await and once more when it is over, in flows of its own.
            Ambient.Current = Silence!.PreviousAmbient;
        }
        else if (Activity is not null && ReferenceEquals(Activity.Current, Activity))
        {
            Activity.Current = _previousOrSilent is Activity { IsStopped: false } previous ? previous : null;
        }
    }

    internal void SetLevel(ObservationLevel level) => _level = (byte)level;

    internal ObservationDetails GetDetails() => Details ??= new ObservationDetails();

    /// <summary>The fields of the trace, made at the first need.</summary>
    internal TraceFields GetTrace() =>
        Root.Trace ?? Interlocked.CompareExchange(ref Root._trace, new TraceFields(), null) ?? Root.Trace!;

    internal void RecordException(Exception exception)
    {
        if (Silence is { IsTemplate: true } template)
        {
            // The method threw before it gave back its stream: no enumeration will ever say so.
            template.Failed ??= StartFromTemplate(isHandleOnly: true, startTime: template.Called);
            template.Failed?.RecordException(exception);
            return;
        }

        if (!IsRecording || IsEnded || ReferenceEquals(Exception, exception))
        {
            return;
        }

        lock (this)
        {
            GetDetails().Exception = exception;
            ExceptionFields.Fill(this, exception);
        }
    }

    internal void Finish(DateTimeOffset? endTime)
    {
        if (!IsRecording)
        {
            Leave();
            Silence!.Failed?.Finish(endTime);
            return;
        }

        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        Stop(endTime);
        try
        {
            Sink!.Accept(this);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("ending " + Name, exception);
        }
    }

    private void Stop(DateTimeOffset? endTime)
    {
        try
        {
            StopActivity(endTime);
        }
        catch (Exception exception)
        {
            // Somebody's activity listener threw; the observation is delivered all the same.
            SelfLog.Fenced("stopping the activity of " + Name, exception);
        }
    }

    private void StopActivity(DateTimeOffset? endTime)
    {
        if (endTime is { } time)
        {
            Activity!.SetEndTime(time.UtcDateTime);
        }

        // Stop makes the activity before this one current, also in a flow where this one never was.
        var current = Activity.Current;
        using (Unobserved.Open())
        {
            Activity!.Stop();
        }

        if (!ReferenceEquals(current, Activity))
        {
            Activity.Current = current;
        }
    }

    private static Flags Captures(ObservedMethod? method) =>
        (method is { CapturesInput: false } ? Flags.None : Flags.CapturesInput) | (method is { CapturesOutput: false } ? Flags.None : Flags.CapturesOutput);

    private SilentState? Silence => _previousOrSilent as SilentState;

    /// <summary>What only a handle that records nothing has.</summary>
    private sealed class SilentState
    {
        public bool IsFlowMarker { get; init; }

        public Ambient? PreviousAmbient { get; init; }

        public bool IsTemplate { get; init; }

        /// <summary>When the method was called that a template is for.</summary>
        public DateTimeOffset Called { get; init; }

        /// <summary>The observation of a call that threw before it gave back its stream.</summary>
        public Observation? Failed { get; set; }

        public string? TraceId { get; set; }

        public string? Id { get; set; }
    }

    [Flags]
    private enum Flags : byte
    {
        None = 0,
        CapturesInput = 1,
        CapturesOutput = 2,
        IsTraceHandle = 4,
    }
}
