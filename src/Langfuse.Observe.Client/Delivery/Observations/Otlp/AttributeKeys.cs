namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>The span attributes that Langfuse reads (wire contract 1.5).</summary>
internal static class AttributeKeys
{
    public static ReadOnlySpan<byte> Environment => "langfuse.environment"u8;

    public static ReadOnlySpan<byte> Release => "langfuse.release"u8;

    public static ReadOnlySpan<byte> Version => "langfuse.version"u8;

    public static ReadOnlySpan<byte> UserId => "user.id"u8;

    public static ReadOnlySpan<byte> SessionId => "session.id"u8;

    public static ReadOnlySpan<byte> TraceName => "langfuse.trace.name"u8;

    public static ReadOnlySpan<byte> TraceTags => "langfuse.trace.tags"u8;

    public static ReadOnlySpan<byte> TracePublic => "langfuse.trace.public"u8;

    public static ReadOnlySpan<byte> TraceInput => "langfuse.trace.input"u8;

    public static ReadOnlySpan<byte> TraceOutput => "langfuse.trace.output"u8;

    public static ReadOnlySpan<byte> TraceMetadata => "langfuse.trace.metadata."u8;

    /// <summary>Marks a logical root though the span may have a parent.</summary>
    public static ReadOnlySpan<byte> IsAppRoot => "langfuse.internal.is_app_root"u8;

    public static ReadOnlySpan<byte> Type => "langfuse.observation.type"u8;

    public static ReadOnlySpan<byte> Input => "langfuse.observation.input"u8;

    public static ReadOnlySpan<byte> Output => "langfuse.observation.output"u8;

    public static ReadOnlySpan<byte> Level => "langfuse.observation.level"u8;

    public static ReadOnlySpan<byte> StatusMessage => "langfuse.observation.status_message"u8;

    public static ReadOnlySpan<byte> Model => "langfuse.observation.model.name"u8;

    public static ReadOnlySpan<byte> ModelParameters => "langfuse.observation.model.parameters"u8;

    public static ReadOnlySpan<byte> UsageDetails => "langfuse.observation.usage_details"u8;

    public static ReadOnlySpan<byte> CostDetails => "langfuse.observation.cost_details"u8;

    /// <summary>An ISO date inside JSON quotes, as the JS SDK sends it.</summary>
    public static ReadOnlySpan<byte> CompletionStartTime => "langfuse.observation.completion_start_time"u8;

    public static ReadOnlySpan<byte> PromptName => "langfuse.observation.prompt.name"u8;

    /// <summary>Must be an integer and come with the name, else the server drops the observation (wire contract 1.5).</summary>
    public static ReadOnlySpan<byte> PromptVersion => "langfuse.observation.prompt.version"u8;

    public static ReadOnlySpan<byte> Metadata => "langfuse.observation.metadata."u8;

    public static ReadOnlySpan<byte> ExperimentId => "langfuse.experiment.id"u8;

    public static ReadOnlySpan<byte> ExperimentName => "langfuse.experiment.name"u8;

    public static ReadOnlySpan<byte> ExperimentDescription => "langfuse.experiment.description"u8;

    public static ReadOnlySpan<byte> ExperimentMetadata => "langfuse.experiment.metadata"u8;

    public static ReadOnlySpan<byte> ExperimentDatasetId => "langfuse.experiment.dataset.id"u8;

    public static ReadOnlySpan<byte> ExperimentItemId => "langfuse.experiment.item.id"u8;

    /// <summary>Must be a date, else the server drops it (wire contract 1.5).</summary>
    public static ReadOnlySpan<byte> ExperimentItemVersion => "langfuse.experiment.item.version"u8;

    public static ReadOnlySpan<byte> ExperimentItemMetadata => "langfuse.experiment.item.metadata"u8;

    public static ReadOnlySpan<byte> ExperimentItemExpectedOutput => "langfuse.experiment.item.expected_output"u8;

    public static ReadOnlySpan<byte> ExperimentItemRoot => "langfuse.experiment.item.root_observation_id"u8;
}
