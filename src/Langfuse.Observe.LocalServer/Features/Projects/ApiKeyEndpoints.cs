namespace Langfuse.Observe.LocalServer.Features.Projects;

/// <summary>API keys of projects and of the organisation.</summary>
internal static class ApiKeyEndpoints
{
    private const int MaxNote = 1000;
    private const int MinSecret = 22;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/projects/{projectId}/apiKeys", Guarded.By(Role.Owner, ListAsync));
        routes.MapPost("/api/public/projects/{projectId}/apiKeys", Guarded.By(Role.Owner, CreateAsync));
        routes.MapDelete("/api/public/projects/{projectId}/apiKeys/{apiKeyId}", Guarded.By(Role.Owner, DeleteAsync));
        routes.MapGet("/api/public/organizations/apiKeys", Guarded.By(Role.Owner, ListOfOrganisationAsync));

        // The first key of the organisation has to come from somewhere: from the machine itself, or from an owner who is logged in.
        routes.MapPost("/api/local/organization/apiKeys", Guarded.Page(Role.Owner, CreateOfOrganisationAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var (access, organisation) = (context.Get<AccessLibrary>(), context.Project().OrganisationId);
        var keys = access.Keys(organisation, access.Project(organisation, PathSegment.FromEnd(context, 1)).Id);
        return JsonReply.OkAsync(context, new ApiKeyList([.. keys.Select(ApiKeyReply.Of)]), ProjectJson.Default.ApiKeyList);
    }

    private static Task ListOfOrganisationAsync(HttpContext context)
    {
        var keys = context.Get<AccessLibrary>().Keys(context.Project().OrganisationId, projectId: null);
        return JsonReply.OkAsync(context, new ApiKeyList([.. keys.Select(ApiKeyReply.Of)]), ProjectJson.Default.ApiKeyList);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var (access, organisation) = (context.Get<AccessLibrary>(), context.Project().OrganisationId);
        var project = access.Project(organisation, PathSegment.FromEnd(context, 1));
        await CreateAsync(context, organisation, project.Id);
    }

    private static Task CreateOfOrganisationAsync(HttpContext context) => CreateAsync(context, context.Project().OrganisationId, projectId: null);

    private static async Task CreateAsync(HttpContext context, string organisationId, string? projectId)
    {
        var body = await BodyReader.OfAsync(context);
        var note = body.Text("note", MaxNote);
        var given = ReadGiven(body);
        body.Check();
        var pair = await context.Get<AccessLibrary>().CreateKeyAsync(organisationId, projectId, note, given, context.RequestAborted);
        await JsonReply.CreatedAsync(context, NewApiKey.Of(pair), ProjectJson.Default.NewApiKey);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var access = context.Get<AccessLibrary>();
        var project = access.Project(context.Project().OrganisationId, PathSegment.FromEnd(context, 2));
        await access.DeleteKeyAsync(project.Id, PathSegment.FromEnd(context), context.RequestAborted);
        await JsonReply.OkAsync(context, new SuccessReply(true), ProjectJson.Default.SuccessReply);
    }

    private static (string Public, string Secret)? ReadGiven(BodyReader body)
    {
        var (publicKey, secretKey) = (body.Text("publicKey"), body.Text("secretKey"));
        if ((publicKey is null) != (secretKey is null))
        {
            body.Issues.Add("publicKey, secretKey: both, or none to have them made");
        }

        if (publicKey is not null && (!publicKey.StartsWith("pk-lf-", StringComparison.Ordinal) || publicKey.Contains(':', StringComparison.Ordinal)))
        {
            body.Issues.Add("publicKey: must begin with pk-lf- and have no colon");
        }

        if (secretKey is not null && (!secretKey.StartsWith("sk-lf-", StringComparison.Ordinal) || secretKey.Length < MinSecret))
        {
            body.Issues.Add($"secretKey: must begin with sk-lf- and have at least {MinSecret} characters");
        }

        return publicKey is null || secretKey is null ? null : (publicKey, secretKey);
    }
}
