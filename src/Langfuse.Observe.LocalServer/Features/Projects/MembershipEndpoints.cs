namespace Langfuse.Observe.LocalServer.Features.Projects;

/// <summary>Who may do what in an organisation and in its projects.</summary>
internal static class MembershipEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/organizations/memberships", Guarded.By(Role.Owner, context => ListAsync(context, projectId: null)));
        routes.MapPut("/api/public/organizations/memberships", Guarded.By(Role.Owner, context => SetAsync(context, projectId: null)));
        routes.MapDelete("/api/public/organizations/memberships", Guarded.By(Role.Owner, context => RemoveAsync(context, projectId: null)));
        routes.MapGet("/api/public/projects/{projectId}/memberships", Guarded.By(Role.Owner, context => ListAsync(context, ProjectOf(context))));
        routes.MapPut("/api/public/projects/{projectId}/memberships", Guarded.By(Role.Owner, context => SetAsync(context, ProjectOf(context))));
        routes.MapDelete("/api/public/projects/{projectId}/memberships", Guarded.By(Role.Owner, context => RemoveAsync(context, ProjectOf(context))));
        routes.MapPost("/api/local/users", Guarded.Page(Role.Owner, CreateUserAsync));
    }

    private static Task ListAsync(HttpContext context, string? projectId)
    {
        var members = context.Get<AccessLibrary>().Members(context.Project().OrganisationId, projectId);
        return JsonReply.OkAsync(context, new MemberList([.. members.Select(MemberReply.Of)]), ProjectJson.Default.MemberList);
    }

    private static async Task SetAsync(HttpContext context, string? projectId)
    {
        var body = await BodyReader.OfAsync(context);
        var (userId, role) = (body.RequiredText("userId"), body.RequiredChoice("role", Membership.Roles));
        body.Check();
        var member = await context.Get<AccessLibrary>().SetMemberAsync(context.Project().OrganisationId, projectId, userId, role, context.RequestAborted);
        await JsonReply.OkAsync(context, MemberReply.Of(member), ProjectJson.Default.MemberReply);
    }

    private static async Task RemoveAsync(HttpContext context, string? projectId)
    {
        var body = await BodyReader.OfAsync(context);
        var userId = body.RequiredText("userId");
        body.Check();
        await context.Get<AccessLibrary>().RemoveMemberAsync(context.Project().OrganisationId, projectId, userId, context.RequestAborted);
        await JsonReply.OkAsync(context, new MemberDeletion("Membership deleted", userId), ProjectJson.Default.MemberDeletion);
    }

    private static async Task CreateUserAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        var (email, name) = (body.RequiredText("email"), body.Text("name"));
        var role = body.RequiredChoice("role", Membership.Roles);
        var password = body.Text("password", PasswordHash.MaxLength);
        if (password?.Length < PasswordHash.MinLength)
        {
            body.Issues.Add($"password: must have at least {PasswordHash.MinLength} characters");
        }

        body.Check();
        var access = context.Get<AccessLibrary>();
        var user = await access.CreateUserAsync(email, name ?? email, context.RequestAborted, password);
        var member = await access.SetMemberAsync(context.Project().OrganisationId, projectId: null, user.Id, role, context.RequestAborted);
        await JsonReply.CreatedAsync(context, MemberReply.Of(member), ProjectJson.Default.MemberReply);
    }

    private static string ProjectOf(HttpContext context) => context.Get<AccessLibrary>().Project(context.Project().OrganisationId, PathSegment.FromEnd(context, 1)).Id;
}
