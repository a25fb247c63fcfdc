using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="OrganizationsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(DeleteMembershipRequest))]
[JsonSerializable(typeof(MembershipDeletionResponse))]
[JsonSerializable(typeof(MembershipRequest))]
[JsonSerializable(typeof(MembershipResponse))]
[JsonSerializable(typeof(MembershipsResponse))]
[JsonSerializable(typeof(OrganizationApiKeysResponse))]
[JsonSerializable(typeof(OrganizationProjectsResponse))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class OrganizationsJson : JsonSerializerContext;
