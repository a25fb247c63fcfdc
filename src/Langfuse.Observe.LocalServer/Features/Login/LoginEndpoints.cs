using Langfuse.Observe.LocalServer.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Langfuse.Observe.LocalServer.Features.Login;

/// <summary>Logging in and out, and who is logged in.</summary>
internal static class LoginEndpoints
{
    private const int MaxEmail = 320;
    private const int MaxForm = 4096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/login", context => LoginPage.SendAsync(context, null));
        routes.MapPost("/login", LoginByFormAsync);
        routes.MapPost("/api/local/login", LoginAsync);
        routes.MapPost("/api/local/logout", LogoutAsync);
        routes.MapPost("/api/local/password", ChangePasswordAsync);
        routes.MapGet("/api/local/session", SessionAsync);
        OpenIdEndpoints.Map(routes);
    }

    private static async Task LoginAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("email", "password");
        var (email, password) = (body.RequiredText("email", MaxEmail), body.RequiredText("password", PasswordHash.MaxLength));
        body.Check();
        var user = await LoginAsync(context, email, password);
        await JsonReply.OkAsync(context, new LoginReply(user.Id, user.Email, user.Name), LoginJson.Default.LoginReply);
    }

    // The form of the login page, which needs no script.
    private static async Task LoginByFormAsync(HttpContext context)
    {
        try
        {
            var form = QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString((await BodyBytes.ReadAsync(context, MaxForm)).Span));
            var (email, password) = (form.GetValueOrDefault("email").ToString(), form.GetValueOrDefault("password").ToString());
            await LoginAsync(context, email, password.Length > PasswordHash.MaxLength ? "" : password);
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/";
        }
        catch (ApiException exception) when (exception.Status is StatusCodes.Status401Unauthorized or StatusCodes.Status429TooManyRequests)
        {
            context.Response.StatusCode = exception.Status;
            await LoginPage.SendAsync(context, exception.Message);
        }
    }

    private static async Task<User> LoginAsync(HttpContext context, string email, string password)
    {
        var limiter = context.Get<LoginLimiter>();
        string[] names = ["account " + email, RateLimiter.AddressOf(context)];
        limiter.Check(context, names);
        var user = context.Get<ICatalogue>().FindUnique(AccessCollections.Users, Catalogue.NoProject, email);
        if (!PasswordHash.Matches(password, user?.PasswordHash))
        {
            limiter.Fail(names);
            throw ApiException.Unauthorized("Email and password do not belong together.");
        }

        limiter.Forget(names[0]);
        await context.Get<UserSessions>().StartAsync(context, user!);
        return user!;
    }

    private static async Task LogoutAsync(HttpContext context)
    {
        var sessions = context.Get<UserSessions>();
        if (sessions.Find(context) is not null)
        {
            sessions.RequireCsrfToken(context);
        }

        await sessions.EndAsync(context);
        await JsonReply.NoContentAsync(context);
    }

    private static async Task ChangePasswordAsync(HttpContext context)
    {
        var sessions = context.Get<UserSessions>();
        var user = sessions.Find(context) ?? throw ApiException.Unauthorized("Log in first: /login.");
        sessions.RequireCsrfToken(context);
        var body = (await BodyReader.OfAsync(context)).Only("current", "new");
        var (current, next) = (body.Text("current", PasswordHash.MaxLength) ?? "", body.RequiredText("new", PasswordHash.MaxLength));
        if (next.Length < PasswordHash.MinLength)
        {
            body.Issues.Add($"new: must have at least {PasswordHash.MinLength} characters");
        }

        body.Check();
        var limiter = context.Get<LoginLimiter>();
        limiter.Check(context, "account " + user.Email);
        if (user.PasswordHash is not null && !PasswordHash.Matches(current, user.PasswordHash))
        {
            limiter.Fail("account " + user.Email);
            throw ApiException.Forbidden("current: is not your password.");
        }

        await context.Get<ICatalogue>().PutAsync(AccessCollections.Users, Catalogue.NoProject, user with { PasswordHash = PasswordHash.Of(next) }, context.RequestAborted);
        await sessions.EndOthersAsync(context, user.Id);
        await JsonReply.NoContentAsync(context);
    }

    private static Task SessionAsync(HttpContext context)
    {
        var (sessions, policy, options) = (context.Get<UserSessions>(), context.Get<LoginPolicy>(), context.Get<LangfuseLocalServerOptions>());
        var user = sessions.Find(context);
        var projects = user is null ? [] : context.Get<Members>().Projects(user);
        return JsonReply.OkAsync(
            context,
            new SessionReply(
                policy.IsRequired, user is null ? null : new LoginReply(user.Id, user.Email, user.Name), user is null ? null : sessions.CsrfToken(context),
                [.. projects.Select(item => new SessionProject(item.Project.Id, item.Project.Name, item.Role.ToString().ToUpperInvariant()))], options.OpenId?.Name),
            LoginJson.Default.SessionReply);
    }
}
