using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What every trace, score, prompt and dataset belongs to.</summary>
internal sealed record Project(string Id, string OrganisationId, string Name, long CreatedUs, int? RetentionDays = null, JsonElement? Metadata = null)
{
    /// <summary>The project, and the organisation, that a server starts with.</summary>
    public const string LocalId = "local";
}
