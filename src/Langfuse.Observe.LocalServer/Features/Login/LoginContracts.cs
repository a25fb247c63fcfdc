using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Login;

internal sealed record LoginReply(string Id, string Email, string Name);

/// <param name="LoginRequired">The page asks for a login.</param>
/// <param name="User">Who is logged in, or null.</param>
/// <param name="CsrfToken">To be sent with everything that changes something, in x-csrf-token.</param>
/// <param name="Projects">What the person may see, and the role there.</param>
/// <param name="OpenIdName">The name of the other way to log in, or null.</param>
internal sealed record SessionReply(bool LoginRequired, LoginReply? User, string? CsrfToken, IReadOnlyList<SessionProject> Projects, string? OpenIdName);

internal sealed record SessionProject(string Id, string Name, string Role);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoginReply))]
[JsonSerializable(typeof(SessionReply))]
internal sealed partial class LoginJson : JsonSerializerContext;
