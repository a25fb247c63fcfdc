namespace Langfuse.Observe.LocalServer.Access;

/// <summary>A person who is logged in. Of the cookie only a hash is kept.</summary>
internal sealed record UserSession(string Id, string UserId, long CreatedUs, long ExpiresUs);
