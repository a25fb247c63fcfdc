namespace Langfuse.Observe.LocalServer.Access;

/// <summary>A pair of keys. Of the secret only a hash is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PublicKey">Names the pair; it is no secret.</param>
/// <param name="SecretHash">SHA-256 of the secret with the salt of this server.</param>
/// <param name="DisplaySecretKey">The beginning and end of the secret, for people to recognise it.</param>
/// <param name="OrganisationId">The organisation it belongs to.</param>
/// <param name="ProjectId">The project it opens; null for a key of the whole organisation.</param>
/// <param name="Note">What its maker wrote beside it.</param>
/// <param name="CreatedUs">When it was made.</param>
/// <param name="LastUsedUs">When it was used last, to within a minute.</param>
internal sealed record ApiKey(
    string Id, string PublicKey, string SecretHash, string DisplaySecretKey, string OrganisationId, string? ProjectId, string? Note, long CreatedUs, long? LastUsedUs = null);
