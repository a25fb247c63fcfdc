using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Evaluator</c> of Langfuse's API.</summary>
public sealed record Evaluator
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Created by.</summary>
    public Creator? CreatedBy { get; init; }

    /// <summary>Type.</summary>
    public EvaluatorType Type { get; init; }

    /// <summary>Status.</summary>
    public EvaluatorStatus Status { get; init; }

    /// <summary>Paused at.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Paused reason.</summary>
    public string? PausedReason { get; init; }

    /// <summary>Paused message.</summary>
    public string? PausedMessage { get; init; }

    /// <summary>Evaluation rule assignments.</summary>
    public IReadOnlyList<EvaluationRuleAssignment> EvaluationRuleAssignments { get; init; } = [];

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Version id.</summary>
    public string VersionId { get; init; } = "";

    /// <summary>Version.</summary>
    public int Version { get; init; }

    /// <summary>Version created at.</summary>
    public DateTimeOffset VersionCreatedAt { get; init; }

    /// <summary>Version created by.</summary>
    public Creator? VersionCreatedBy { get; init; }

    /// <summary>Prompt.</summary>
    public IReadOnlyList<EvaluatorChatMessage>? Prompt { get; init; }

    /// <summary>Variables.</summary>
    public IReadOnlyList<string>? Variables { get; init; }

    /// <summary>Variable mapping.</summary>
    public IReadOnlyList<PromptVariableMapping>? VariableMapping { get; init; }

    /// <summary>Model config.</summary>
    public EvaluatorModelConfig? ModelConfig { get; init; }

    /// <summary>Output definition.</summary>
    public EvaluatorOutputDefinition? OutputDefinition { get; init; }

    /// <summary>Source code.</summary>
    public string? SourceCode { get; init; }

    /// <summary>Source code language.</summary>
    public CodeEvaluatorSourceCodeLanguage? SourceCodeLanguage { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
