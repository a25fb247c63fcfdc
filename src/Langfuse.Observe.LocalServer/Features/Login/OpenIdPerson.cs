namespace Langfuse.Observe.LocalServer.Features.Login;

/// <summary>Who the provider says has logged in.</summary>
internal sealed record OpenIdPerson(string Subject, string Email, string? Name);
