using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Projects;

/// <summary>The shape Project of the API; the retention stands there only when one is set.</summary>
internal sealed record ProjectReply(
    string Id, string Name, OrganisationReply Organization, JsonElement Metadata, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RetentionDays)
{
    public static ProjectReply Of(Project project, Organisation organisation) =>
        new(project.Id, project.Name, new OrganisationReply(organisation.Id, organisation.Name), project.Metadata ?? JsonText.EmptyObject, project.RetentionDays);
}

internal sealed record OrganisationReply(string Id, string Name);

internal sealed record ProjectList(IReadOnlyList<ProjectReply> Data);

/// <summary>The shape OrganizationProjectsResponse of the API.</summary>
internal sealed record OrganisationProjects(IReadOnlyList<OrganisationProject> Projects);

internal sealed record OrganisationProject(string Id, string Name, JsonElement? Metadata, string CreatedAt, string UpdatedAt);

internal sealed record DeletionReply(bool Success, string Message);

/// <summary>The shape ApiKeySummary of the API.</summary>
internal sealed record ApiKeyReply(string Id, string CreatedAt, string? ExpiresAt, string? LastUsedAt, string? Note, string PublicKey, string DisplaySecretKey)
{
    public static ApiKeyReply Of(ApiKey key) => new(
        key.Id, Micros.Iso(key.CreatedUs), null, key.LastUsedUs is { } used ? Micros.Iso(used) : null, key.Note, key.PublicKey, key.DisplaySecretKey);
}

internal sealed record ApiKeyList(IReadOnlyList<ApiKeyReply> ApiKeys);

/// <summary>The shape ApiKeyResponse of the API: the one time that the secret is shown.</summary>
internal sealed record NewApiKey(string Id, string CreatedAt, string PublicKey, string SecretKey, string DisplaySecretKey, string? Note)
{
    public static NewApiKey Of(KeyPair pair) => new(
        pair.Key.Id, Micros.Iso(pair.Key.CreatedUs), pair.Key.PublicKey, pair.SecretKey, pair.Key.DisplaySecretKey, pair.Key.Note);
}

internal sealed record SuccessReply(bool Success);

/// <summary>The shape MembershipResponse of the API.</summary>
internal sealed record MemberReply(string UserId, string Role, string Email, string Name)
{
    public static MemberReply Of((Membership Membership, User User) member) => new(member.User.Id, member.Membership.Role, member.User.Email, member.User.Name);
}

internal sealed record MemberList(IReadOnlyList<MemberReply> Memberships);

internal sealed record MemberDeletion(string Message, string UserId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProjectReply))]
[JsonSerializable(typeof(ProjectList))]
[JsonSerializable(typeof(OrganisationProjects))]
[JsonSerializable(typeof(DeletionReply))]
[JsonSerializable(typeof(ApiKeyList))]
[JsonSerializable(typeof(NewApiKey))]
[JsonSerializable(typeof(SuccessReply))]
[JsonSerializable(typeof(MemberReply))]
[JsonSerializable(typeof(MemberList))]
[JsonSerializable(typeof(MemberDeletion))]
internal sealed partial class ProjectJson : JsonSerializerContext;
