using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>A dataset, as it is kept.</summary>
internal sealed record Dataset(
    string Id, string Name, string? Description, JsonElement? Metadata, JsonElement? InputSchema, JsonElement? ExpectedOutputSchema, long CreatedUs, long UpdatedUs);
