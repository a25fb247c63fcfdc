using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What of access the catalogue keeps; it belongs to no project.</summary>
internal static class AccessCollections
{
    public static readonly Collection<Organisation> Organisations =
        new("organisation", AccessJson.Default.Organisation, item => item.Id, item => item.CreatedUs);

    public static readonly Collection<Project> Projects =
        new("project", AccessJson.Default.Project, item => item.Id, item => item.CreatedUs) { Parent = item => item.OrganisationId, Unique = item => $"{item.OrganisationId}/{item.Name}" };

    public static readonly Collection<ApiKey> Keys =
        new("api-key", AccessJson.Default.ApiKey, item => item.Id, item => item.CreatedUs) { Parent = item => item.OrganisationId, Other = item => item.ProjectId, Unique = item => item.PublicKey };
}

[JsonSerializable(typeof(Organisation))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class AccessJson : JsonSerializerContext;
