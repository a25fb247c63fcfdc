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

    public static readonly Collection<User> Users =
        new("user", AccessJson.Default.User, item => item.Id, item => item.CreatedUs) { Unique = item => item.Email };

    public static readonly Collection<UserSession> Sessions =
        new("user-session", AccessJson.Default.UserSession, item => item.Id, item => item.CreatedUs) { Parent = item => item.UserId };

    public static readonly Collection<Membership> Memberships =
        new("membership", AccessJson.Default.Membership, item => item.Id, item => item.CreatedUs) { Parent = item => item.Place, Other = item => item.UserId };
}

[JsonSerializable(typeof(Organisation))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(UserSession))]
[JsonSerializable(typeof(Membership))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class AccessJson : JsonSerializerContext;
