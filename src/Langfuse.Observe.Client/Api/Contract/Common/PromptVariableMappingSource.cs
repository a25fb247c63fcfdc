using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PromptVariableMappingSource</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<PromptVariableMappingSource>))]
public readonly record struct PromptVariableMappingSource(string Value) : IApiText<PromptVariableMappingSource>
{
    /// <summary><c>input</c>.</summary>
    public static PromptVariableMappingSource Input { get; } = new("input");

    /// <summary><c>output</c>.</summary>
    public static PromptVariableMappingSource Output { get; } = new("output");

    /// <summary><c>metadata</c>.</summary>
    public static PromptVariableMappingSource Metadata { get; } = new("metadata");

    /// <summary><c>tool_calls</c>.</summary>
    public static PromptVariableMappingSource ToolCalls { get; } = new("tool_calls");

    /// <summary><c>expected_output</c>.</summary>
    public static PromptVariableMappingSource ExpectedOutput { get; } = new("expected_output");

    /// <summary><c>experiment_item_metadata</c>.</summary>
    public static PromptVariableMappingSource ExperimentItemMetadata { get; } = new("experiment_item_metadata");

    static PromptVariableMappingSource IApiText<PromptVariableMappingSource>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
