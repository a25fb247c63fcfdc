namespace Langfuse.Observe;

/// <summary>Logs people of the local server's page in by an OpenID Connect provider: Entra ID, Okta, Keycloak, Google and others.</summary>
/// <remarks>Register <c>{address of the server}/login/openid/callback</c> as the redirect address. The provider must give an email that it has verified.</remarks>
public sealed class LangfuseOpenIdOptions
{
    /// <summary>The issuer, such as <c>https://login.example.com/realms/team</c>; <c>/.well-known/openid-configuration</c> is read below it.</summary>
    public required Uri Authority { get; set; }

    /// <summary>The id of this server at the provider.</summary>
    public required string ClientId { get; set; }

    /// <summary>The secret of this server at the provider; null for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the button says.</summary>
    /// <value><c>single sign-on</c> by default.</value>
    public string Name { get; set; } = "single sign-on";

    /// <summary>The role in the organisation of somebody who logs in for the first time: OWNER, ADMIN, MEMBER or VIEWER; null to let in only people whom an owner has added.</summary>
    /// <value>null by default.</value>
    public string? NewUserRole { get; set; }
}
