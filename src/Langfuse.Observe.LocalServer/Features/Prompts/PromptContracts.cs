using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>The shape Prompt of the API, with what the real server gives beyond its OpenAPI file.</summary>
internal sealed record PromptReply(
    string Id, string CreatedAt, string UpdatedAt, string ProjectId, string CreatedBy, JsonElement Prompt, string Name, int Version, string Type, bool? IsActive,
    JsonElement Config, IReadOnlyList<string> Tags, IReadOnlyList<string> Labels, string? CommitMessage, ResolutionGraph? ResolutionGraph)
{
    public static PromptReply Of(PromptVersion version, string projectId, JsonElement? resolved = null, ResolutionGraph? graph = null) => new(
        version.Id, Micros.Iso(version.CreatedUs), Micros.Iso(version.UpdatedUs), projectId, version.CreatedBy, resolved ?? version.Prompt, version.Name, version.Version,
        version.Type, null, version.Config, version.Tags, version.Labels, version.CommitMessage, graph);
}

/// <summary>The shape PromptMeta of the API: a prompt with all its versions.</summary>
internal sealed record PromptMeta(
    string Name, string Type, IReadOnlyList<string> Tags, IReadOnlyList<string> Labels, string LastUpdatedAt, IReadOnlyList<int> Versions, JsonElement LastConfig);

/// <summary>A page of prompts; the real server gives its place twice.</summary>
internal sealed record PromptPage(IReadOnlyList<PromptMeta> Data, PageMeta Meta, PageMeta Pagination);

/// <summary>Which prompts were put into which.</summary>
internal sealed record ResolutionGraph(PromptReference Root, IReadOnlyDictionary<string, IReadOnlyList<PromptReference>> Dependencies);

internal sealed record PromptReference(string Name, int Version, string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PromptVersion))]
[JsonSerializable(typeof(PromptReply))]
[JsonSerializable(typeof(PromptPage))]
internal sealed partial class PromptJson : JsonSerializerContext;
