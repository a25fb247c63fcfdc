using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Login;

/// <summary>The code flow of OpenID Connect with PKCE: to the provider, and back with a code.</summary>
internal static class OpenIdEndpoints
{
    private const string Start = "/login/openid";
    private const string Callback = "/login/openid/callback";

    // Lax, not strict: it has to come back from the provider's site. It names no session, only this attempt.
    private const string StateCookie = "langfuse-observe-openid";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Start, StartAsync);
        routes.MapGet(Callback, CallbackAsync);
    }

    private static async Task StartAsync(HttpContext context)
    {
        var provider = Provider(context);
        var secret = Random();
        context.Response.Cookies.Append(
            StateCookie, secret, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = RequestScheme.IsHttps(context.Request), Path = Start, MaxAge = s_patience });
        context.Response.Redirect(await provider.AuthorizeAddressAsync(RedirectAddress(context), Derive(secret, "state"), Derive(secret, "nonce"), Challenge(secret), context.RequestAborted));
    }

    private static async Task CallbackAsync(HttpContext context)
    {
        var (provider, query) = (Provider(context), context.Request.Query);
        var secret = context.Request.Cookies[StateCookie] ?? "";
        context.Response.Cookies.Delete(StateCookie, new() { Path = Start });
        if (query["error"].FirstOrDefault() is { } error)
        {
            throw ApiException.Unauthorized($"The provider refused: {error} {query["error_description"].FirstOrDefault()}");
        }

        if (secret.Length == 0 || query["state"].FirstOrDefault() != Derive(secret, "state") || query["code"].FirstOrDefault() is not { Length: > 0 } code)
        {
            throw ApiException.Unauthorized("This login was not started here, or took too long. Start again at /login.");
        }

        var person = await provider.RedeemAsync(code, RedirectAddress(context), Verifier(secret), Derive(secret, "nonce"), context.RequestAborted);
        var user = await FindOrAddAsync(context, person);
        await context.Get<UserSessions>().StartAsync(context, user);

        // Not a redirect: the chain began at another site, and a strict cookie would not be sent to its end.
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync("<!doctype html><title>Logged in</title><meta http-equiv=\"refresh\" content=\"0;url=/\"><a href=\"/\">Go on</a>", context.RequestAborted);
    }

    private static async Task<User> FindOrAddAsync(HttpContext context, OpenIdPerson person)
    {
        var catalogue = context.Get<ICatalogue>();
        if (catalogue.FindUnique(AccessCollections.Users, Catalogue.NoProject, person.Email) is { } known)
        {
            return known;
        }

        if (context.Get<LangfuseLocalServerOptions>().OpenId!.NewUserRole is not { } role)
        {
            throw ApiException.Forbidden($"Access denied: '{person.Email}' is no member here. An owner can add you.");
        }

        var access = context.Get<AccessLibrary>();
        var user = await access.CreateUserAsync(person.Email, person.Name ?? person.Email, context.RequestAborted);
        await access.SetMemberAsync(Project.LocalId, projectId: null, user.Id, role, context.RequestAborted);
        return user;
    }

    private static OpenIdProvider Provider(HttpContext context) => context.RequestServices.GetService<OpenIdProvider>() ?? throw ApiException.NotFound("This server has no OpenID Connect provider. Its option OpenId sets one.");

    private static string RedirectAddress(HttpContext context) => RequestScheme.Origin(context.Request) + Callback;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // One secret in the cookie; what is sent to the provider is derived from it and tells nothing of it.
    private static string Derive(string secret, string purpose) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose} {secret}")));

    private static string Verifier(string secret) => Derive(secret, "verifier");

    private static string Challenge(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier(secret)))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
