namespace Langfuse.Observe.LocalServer.Access;

/// <summary>On whose behalf a request is answered: every slice reads and writes only what belongs to this project.</summary>
/// <param name="ProjectId">The project; empty for the key of an organisation.</param>
/// <param name="OrganisationId">The organisation that owns it.</param>
/// <param name="Role">What the caller may do in it.</param>
/// <param name="KeyId">The API key that was used, or null.</param>
/// <param name="UserId">The person who is logged in, or null.</param>
internal sealed record ProjectContext(string ProjectId, string OrganisationId, Role Role, string? KeyId = null, string? UserId = null);
