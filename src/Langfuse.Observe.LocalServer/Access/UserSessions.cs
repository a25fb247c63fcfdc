using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Logs people in and out, and finds who a cookie belongs to.</summary>
/// <remarks>
/// The cookie is HttpOnly and SameSite=Strict, so no other site can make a browser send it. What changes something needs the token in the header
/// <see cref="CsrfHeader"/> as well, which only the page can read.
/// </remarks>
internal sealed class UserSessions(ICatalogue catalogue, Installation installation, TimeProvider clock)
{
    public const string Cookie = "langfuse-observe-session";
    public const string CsrfHeader = "x-csrf-token";
    public const string ProjectHeader = "x-langfuse-project-id";

    private const int MostOfAUser = 20;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(7);

    /// <summary>Makes a session and sets its cookie. Expired ones of the person go, and the oldest beyond twenty.</summary>
    public async Task StartAsync(HttpContext context, User user)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var nowUs = Micros.Of(clock.GetUtcNow());
        var made = new UserSession(IdOf(secret), user.Id, nowUs, nowUs + (long)s_lifetime.TotalMicroseconds);
        await catalogue.WriteAsync(
            writer =>
            {
                var others = writer.All(AccessCollections.Sessions, Catalogue.NoProject, user.Id);
                foreach (var old in others.Where(other => other.ExpiresUs < nowUs).Concat(others.Skip(MostOfAUser - 1)).DistinctBy(other => other.Id))
                {
                    writer.Delete(AccessCollections.Sessions, Catalogue.NoProject, old.Id);
                }

                writer.Put(AccessCollections.Sessions, Catalogue.NoProject, made);
                return true;
            },
            context.RequestAborted);
        context.Response.Cookies.Append(Cookie, secret, Options(context, s_lifetime));
    }

    public async Task EndAsync(HttpContext context)
    {
        if (Secret(context) is { } secret)
        {
            await catalogue.DeleteAsync(AccessCollections.Sessions, Catalogue.NoProject, IdOf(secret), context.RequestAborted);
        }

        context.Response.Cookies.Delete(Cookie, Options(context, null));
    }

    /// <summary>Ends every session of a person but the one of this request, after a change of the password.</summary>
    public Task EndOthersAsync(HttpContext context, string userId) => catalogue.WriteAsync(
        writer =>
        {
            var own = Secret(context) is { } secret ? IdOf(secret) : "";
            foreach (var session in writer.All(AccessCollections.Sessions, Catalogue.NoProject, userId).Where(session => session.Id != own))
            {
                writer.Delete(AccessCollections.Sessions, Catalogue.NoProject, session.Id);
            }

            return true;
        },
        context.RequestAborted);

    /// <summary>The person whose cookie the request has; null for nobody.</summary>
    public User? Find(HttpContext context) =>
        Secret(context) is { } secret
        && catalogue.Find(AccessCollections.Sessions, Catalogue.NoProject, IdOf(secret)) is { } session
        && session.ExpiresUs > Micros.Of(clock.GetUtcNow())
            ? catalogue.Find(AccessCollections.Users, Catalogue.NoProject, session.UserId)
            : null;

    /// <summary>What the page has to send back with everything that changes something.</summary>
    public string? CsrfToken(HttpContext context) => Secret(context) is { } secret ? Hash("csrf " + secret) : null;

    /// <exception cref="ApiException">The request would change something, and does not come from the page.</exception>
    public void RequireCsrfToken(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var given = context.Request.Headers[CsrfHeader].ToString();
        if (CsrfToken(context) is not { } expected || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected)))
        {
            throw ApiException.Forbidden($"Access denied: a request with a session needs the header {CsrfHeader} with the csrfToken of GET /api/local/session.");
        }
    }

    private string IdOf(string secret) => Hash("session " + secret);

    private string Hash(string text) => SecretHash.Of(text, installation.Salt);

    private static string? Secret(HttpContext context) => context.Request.Cookies[Cookie] is { Length: 64 } secret ? secret : null;

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = RequestScheme.IsHttps(context.Request), Path = "/", MaxAge = lifetime };
}
