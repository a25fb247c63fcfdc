namespace Langfuse.Observe.LocalServer.Access;

/// <summary>A person.</summary>
internal sealed record User(string Id, string Email, string Name, long CreatedUs, string? PasswordHash = null);
