using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <content>Recording by hand.</content>
public sealed partial class LangfuseClient
{
    /// <summary>Starts a trace: its first observation, a span, on whose handle scores judge the trace. It is current for the code that
    /// follows in this flow until it ends.</summary>
    /// <param name="name">The trace's name, also that of its first observation.</param>
    /// <param name="userId">Who it is done for.</param>
    /// <param name="sessionId">The conversation or session that it belongs to.</param>
    /// <param name="tags">Tags.</param>
    /// <param name="input">The input: a string as it is, anything else as JSON.</param>
    /// <param name="output">The output: a string as it is, anything else as JSON.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry of the trace.</param>
    /// <param name="version">The version of the application.</param>
    /// <param name="release">The release; by default the client's.</param>
    /// <param name="isPublic">Whether anyone with the link may see the trace.</param>
    /// <param name="traceId">The trace's id (32 lower-case hex digits, see <see cref="CreateTraceId"/>); by default a new one.</param>
    /// <param name="type">The type of the first observation.</param>
    /// <param name="startTime">When it started; by default now.</param>
    /// <param name="current">False makes it a handle only: what is current stays current.</param>
    public Observation StartTrace(
        string name, string? userId = null, string? sessionId = null, IEnumerable<string>? tags = null, object? input = null,
        object? output = null, object? metadata = null, string? version = null, string? release = null, bool? isPublic = null,
        string? traceId = null, ObservationType type = ObservationType.Span, DateTimeOffset? startTime = null, bool current = true)
    {
        var trace = Begin(new ObservationStart(name, type) { Sink = _sink, IsRoot = true, TraceId = traceId, StartTime = startTime?.UtcDateTime ?? default, IsHandleOnly = !current })
            ?? new Observation(type, new SilentState());
        trace.IsTraceHandle = true;
        new TraceUpdate(trace)
        {
            Name = name, UserId = userId, SessionId = sessionId, Tags = tags, Metadata = metadata, Version = version, IsPublic = isPublic, Release = release,
        }.Apply();
        return trace.Update(input: input, output: output);
    }

    /// <summary>Starts an observation of type <see cref="ObservationType.Span"/> under what is current, or under given ids.</summary>
    /// <inheritdoc cref="StartObservation"/>
    public Observation StartSpan(
        string name, object? input = null, object? metadata = null, string? version = null, ObservationLevel? level = null,
        string? traceId = null, string? parentObservationId = null, DateTimeOffset? startTime = null, bool current = true) =>
        StartObservation(
            name, ObservationType.Span, input, metadata, version: version, level: level, traceId: traceId,
            parentObservationId: parentObservationId, startTime: startTime, current: current);

    /// <summary>Starts an observation of type <see cref="ObservationType.Generation"/> under what is current, or under given ids.</summary>
    /// <inheritdoc cref="StartObservation"/>
    public Observation StartGeneration(
        string name, string? model = null, object? input = null, object? modelParameters = null, object? metadata = null,
        IPromptLink? prompt = null, string? version = null, ObservationLevel? level = null, string? traceId = null,
        string? parentObservationId = null, DateTimeOffset? startTime = null, bool current = true) =>
        StartObservation(
            name, ObservationType.Generation, input, metadata, model, modelParameters, prompt, version, level, traceId, parentObservationId,
            startTime, current);

    /// <summary>Starts an observation under what is current, or under ids from another thread or process.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="input">The input: a string as it is, anything else as JSON.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry.</param>
    /// <param name="model">The name of the model (generations and embeddings).</param>
    /// <param name="modelParameters">The parameters of the model call.</param>
    /// <param name="prompt">The prompt to link to (generations).</param>
    /// <param name="version">The version of the code or prompt.</param>
    /// <param name="level">The level.</param>
    /// <param name="traceId">The trace that it belongs to (32 lower-case hex digits); by default the current one, else a new one.</param>
    /// <param name="parentObservationId">With <paramref name="traceId"/>: the observation above it (16 lower-case hex digits).</param>
    /// <param name="startTime">When it started; by default now.</param>
    /// <param name="current">False makes it a handle only: what is current stays current.</param>
    public Observation StartObservation(
        string name, ObservationType type = ObservationType.Span, object? input = null, object? metadata = null, string? model = null,
        object? modelParameters = null, IPromptLink? prompt = null, string? version = null, ObservationLevel? level = null,
        string? traceId = null, string? parentObservationId = null, DateTimeOffset? startTime = null, bool current = true)
    {
        var started = Begin(new ObservationStart(name, type)
        {
            Sink = _sink, TraceId = traceId, ParentObservationId = parentObservationId, StartTime = startTime?.UtcDateTime ?? default, IsHandleOnly = !current,
        });
        return (started ?? new Observation(type, new SilentState())).Update(
            input: input, metadata: metadata, model: model, modelParameters: modelParameters, prompt: prompt, version: version, level: level);
    }

    /// <summary>A client that is off records nothing, but for a test's recorder around.</summary>
    internal Observation? Begin(in ObservationStart start) =>
        _sink is null && Ambient.Current?.Recorder is null ? null : ObservationStarter.Start(start);
}
