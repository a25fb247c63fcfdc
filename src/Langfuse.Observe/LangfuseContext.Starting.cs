using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <content>Starting observations where no client is at hand: in libraries and integrations.</content>
public static partial class LangfuseContext
{
    /// <summary>Whether anything in this process records: a started client, or a test's recorder. While false, observing costs nothing.</summary>
    public static bool IsRecording => RecordingSwitch.IsOn;

    /// <summary>Starts an observation under what is current, or the first one of a trace of the default client.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="input">The input: a string as it is, anything else as JSON.</param>
    /// <param name="metadata">An object or dictionary; each top-level key becomes one metadata entry.</param>
    /// <param name="model">The name of the model (generations and embeddings).</param>
    /// <param name="modelParameters">The parameters of the model call.</param>
    /// <param name="prompt">The prompt to link to (generations).</param>
    /// <param name="version">The version of the code or prompt.</param>
    /// <param name="level">The level.</param>
    /// <param name="startTime">When it started; by default now.</param>
    /// <param name="current">False makes it a handle only: what is current stays current.</param>
    /// <returns>The handle. While nothing records (no client, tracing off, trace not sampled) it has ids and records nothing:
    /// <see cref="Observation.IsRecording"/> says so.</returns>
    public static Observation StartObservation(
        string name, ObservationType type = ObservationType.Span, object? input = null, object? metadata = null, string? model = null,
        object? modelParameters = null, IPromptLink? prompt = null, string? version = null, ObservationLevel? level = null,
        DateTimeOffset? startTime = null, bool current = true)
    {
        var started = RecordingSwitch.IsOn
            ? ObservationStarter.Start(new(name, type) { StartTime = startTime?.UtcDateTime ?? default, IsHandleOnly = !current })
            : null;
        return (started ?? new Observation(type, new SilentState())).Update(
            input: input, metadata: metadata, model: model, modelParameters: modelParameters, prompt: prompt, version: version, level: level);
    }
}
