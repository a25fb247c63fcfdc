namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What a person may do in an organisation, or in one project of it where that differs.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="ProjectId">The project, or null for all of the organisation's.</param>
/// <param name="UserId">The person.</param>
/// <param name="Role">OWNER, ADMIN, MEMBER or VIEWER, as the API has it.</param>
/// <param name="CreatedUs">Since when.</param>
internal sealed record Membership(string OrganisationId, string? ProjectId, string UserId, string Role, long CreatedUs)
{
    public static readonly string[] Roles = ["OWNER", "ADMIN", "MEMBER", "VIEWER"];

    /// <summary>Where the membership holds: one list of members per place.</summary>
    public string Place => PlaceOf(OrganisationId, ProjectId);

    public string Id => IdOf(Place, UserId);

    public static string PlaceOf(string organisationId, string? projectId) => projectId is null ? organisationId : $"{organisationId}/{projectId}";

    public static string IdOf(string place, string userId) => $"{place}/{userId}";
}
