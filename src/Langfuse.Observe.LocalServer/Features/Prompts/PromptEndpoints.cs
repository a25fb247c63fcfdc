namespace Langfuse.Observe.LocalServer.Features.Prompts;

/// <summary>Prompts: create, get, label, list, delete.</summary>
internal static class PromptEndpoints
{
    private const int DefaultLimit = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/v2/prompts", Guarded.By(Role.Member, CreateAsync));
        routes.MapGet("/api/public/v2/prompts", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/v2/prompts/{promptName}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapDelete("/api/public/v2/prompts/{promptName}", Guarded.By(Role.Member, DeleteAsync));
        routes.MapPatch("/api/public/v2/prompts/{promptName}/versions/{version}", Guarded.By(Role.Member, LabelAsync));
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = PromptBody.Read(await BodyReader.OfAsync(context));
        var made = await context.Get<PromptLibrary>().CreateAsync(context.Project(), body, context.RequestAborted);
        await JsonReply.CreatedAsync(context, PromptReply.Of(made, context.ProjectId()), PromptJson.Default.PromptReply);
    }

    private static Task GetAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var version = query.Whole("version", least: 1);
        var label = query.Text("label");
        var resolve = query.Flag("resolve") ?? true;
        if (version is not null && label is not null)
        {
            query.Issues.Add("version, label: at most one of the two");
        }

        query.Check();
        var found = context.Get<PromptLibrary>().Get(context.ProjectId(), PathSegment.FromEnd(context), version, label);
        if (!resolve)
        {
            return JsonReply.OkAsync(context, PromptReply.Of(found, context.ProjectId()), PromptJson.Default.PromptReply);
        }

        var (prompt, graph) = new PromptComposition(context.Get<Storage.ICatalogue>(), context.ProjectId()).Resolve(found);
        return JsonReply.OkAsync(context, PromptReply.Of(found, context.ProjectId(), prompt, graph), PromptJson.Default.PromptReply);
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page(DefaultLimit);
        var filter = PromptFilter.From(query);
        query.Check();
        var found = context.Get<PromptLibrary>().List(context.ProjectId(), filter);
        var page = asked.Reply([.. found.Skip(asked.Skip).Take(asked.Limit)], found.Count);
        return JsonReply.OkAsync(context, new PromptPage(page.Data, page.Meta, page.Meta), PromptJson.Default.PromptPage);
    }

    private static async Task LabelAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        var labels = PromptBody.ReadLabels(body, "newLabels");
        if (labels.Contains(PromptVersion.Latest))
        {
            body.Issues.Add("newLabels: 'latest' is always on the newest version and cannot be moved");
        }

        body.Check();
        var labelled = await context.Get<PromptLibrary>().LabelAsync(
            context.ProjectId(), PathSegment.FromEnd(context, 2), PathSegment.Number(context), labels, context.RequestAborted);
        await JsonReply.OkAsync(context, PromptReply.Of(labelled, context.ProjectId()), PromptJson.Default.PromptReply);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var version = query.Whole("version", least: 1);
        query.Check();
        await context.Get<PromptLibrary>().DeleteAsync(context.ProjectId(), PathSegment.FromEnd(context), version, query.Text("label"), context.RequestAborted);
        await JsonReply.NoContentAsync(context);
    }
}
