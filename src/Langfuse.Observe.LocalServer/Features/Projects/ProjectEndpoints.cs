namespace Langfuse.Observe.LocalServer.Features.Projects;

/// <summary>Projects: the one of a key; and with the key of an organisation all of its projects.</summary>
internal static class ProjectEndpoints
{
    private const int MaxName = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/projects", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPost("/api/public/projects", Guarded.By(Role.Owner, CreateAsync));
        routes.MapPut("/api/public/projects/{projectId}", Guarded.By(Role.Owner, ChangeAsync));
        routes.MapDelete("/api/public/projects/{projectId}", Guarded.By(Role.Owner, DeleteAsync));
        routes.MapGet("/api/public/organizations/projects", Guarded.By(Role.Owner, ListAsync));
    }

    private static Task GetAsync(HttpContext context)
    {
        var (access, caller) = (context.Get<AccessLibrary>(), context.Project());
        var project = ProjectReply.Of(access.Project(caller.OrganisationId, caller.ProjectId), access.Organisation(caller.OrganisationId));
        return JsonReply.OkAsync(context, new ProjectList([project]), ProjectJson.Default.ProjectList);
    }

    private static Task ListAsync(HttpContext context)
    {
        var projects = context.Get<AccessLibrary>().Projects(context.Project().OrganisationId)
            .Select(project => new OrganisationProject(project.Id, project.Name, project.Metadata, Micros.Iso(project.CreatedUs), Micros.Iso(project.CreatedUs)));
        return JsonReply.OkAsync(context, new OrganisationProjects([.. projects]), ProjectJson.Default.OrganisationProjects);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        var name = body.RequiredText("name", MaxName);
        var retention = ReadRetention(body);
        var metadata = body.Object("metadata");
        body.Check();
        var organisation = context.Project().OrganisationId;
        var made = await context.Get<AccessLibrary>().CreateProjectAsync(organisation, name, retention, metadata, context.RequestAborted);
        await JsonReply.CreatedAsync(context, ProjectReply.Of(made, context.Get<AccessLibrary>().Organisation(organisation)), ProjectJson.Default.ProjectReply);
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var (access, organisation) = (context.Get<AccessLibrary>(), context.Project().OrganisationId);
        var project = access.Project(organisation, PathSegment.FromEnd(context));
        var body = await BodyReader.OfAsync(context);
        var name = body.RequiredText("name", MaxName);
        var retention = body.Has("retention") ? ReadRetention(body) : project.RetentionDays;
        var metadata = body.Object("metadata") ?? project.Metadata;
        body.Check();
        var changed = await access.ChangeProjectAsync(project with { Name = name, RetentionDays = retention, Metadata = metadata }, context.RequestAborted);
        await JsonReply.OkAsync(context, ProjectReply.Of(changed, access.Organisation(organisation)), ProjectJson.Default.ProjectReply);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var access = context.Get<AccessLibrary>();
        await access.DeleteProjectAsync(access.Project(context.Project().OrganisationId, PathSegment.FromEnd(context)), context.RequestAborted);
        await JsonReply.AcceptedAsync(context, new DeletionReply(true, "Project deleted with everything in it."), ProjectJson.Default.DeletionReply);
    }

    // 0 is for ever; below three days traces would go while people still look at them.
    private static int? ReadRetention(BodyReader body)
    {
        var days = body.Whole("retention", 0, 36500);
        if (days is 1 or 2)
        {
            body.Issues.Add("retention: 0 for ever, or at least 3 days");
        }

        return days is 0 ? null : days;
    }
}
