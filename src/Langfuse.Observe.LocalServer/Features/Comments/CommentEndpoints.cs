using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Prompts;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Comments;

/// <summary>Comments: create, get, list.</summary>
internal static class CommentEndpoints
{
    private const int MaxContent = 5000;
    private static readonly string[] s_objectTypes = ["TRACE", "OBSERVATION", "SESSION", "PROMPT"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/comments", Guarded.By(Role.Member, CreateAsync));
        routes.MapGet("/api/public/comments", Guarded.By(Role.Viewer, ListAsync));
        routes.MapGet("/api/public/comments/{commentId}", Guarded.By(Role.Viewer, GetAsync));
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("projectId", "objectType", "objectId", "content", "authorUserId");
        var projectId = body.RequiredText("projectId");
        var comment = new Comment(
            Guid.NewGuid().ToString(), body.RequiredChoice("objectType", s_objectTypes), body.RequiredText("objectId"), body.RequiredText("content", MaxContent).Trim(), body.Text("authorUserId"), context.NowUs());
        if (body.Issues.Count == 0 && projectId != context.ProjectId())
        {
            body.Issues.Add($"projectId: '{projectId}' is not the project of the key, '{context.ProjectId()}'");
        }

        body.Check();
        if (!Exists(context, comment))
        {
            throw ApiException.NotFound($"No {comment.ObjectType.ToLowerInvariant()} with id '{comment.ObjectId}' in this project");
        }

        await context.Get<ICatalogue>().PutAsync(Comment.Collection, context.ProjectId(), comment, context.RequestAborted);
        await JsonReply.OkAsync(context, new CommentCreated(comment.Id), CommentJson.Default.CommentCreated);
    }

    private static Task GetAsync(HttpContext context)
    {
        var comment = context.Get<ICatalogue>().Find(Comment.Collection, context.ProjectId(), PathSegment.FromEnd(context))
            ?? throw ApiException.NotFound("Comment not found within authorized project");
        return JsonReply.OkAsync(context, CommentReply.Of(comment, context.ProjectId()), CommentJson.Default.CommentReply);
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit", "objectType", "objectId", "authorUserId");
        var asked = query.Page();
        var (type, id, author) = (query.Text("objectType")?.ToUpperInvariant(), query.Text("objectId"), query.Text("authorUserId"));
        if (type is not null && !s_objectTypes.Contains(type))
        {
            query.Issues.Add($"objectType: '{type}' is not one of {string.Join(", ", s_objectTypes)}");
        }

        if (id is not null && type is null)
        {
            query.Issues.Add("objectId: needs objectType");
        }

        query.Check();
        var of = new CatalogueQuery { Parent = id is null ? null : Comment.PlaceOf(type!, id), Other = author };
        return JsonReply.OkAsync(context, Page(context, asked, of, id is null ? type : null), CommentJson.Default.CommentPage);
    }

    // A type alone is no place under which comments are kept.
    private static PageReply<CommentReply> Page(HttpContext context, PageRequest asked, CatalogueQuery of, string? type)
    {
        var catalogue = context.Get<ICatalogue>();
        if (type is null)
        {
            return catalogue.PageOf(Comment.Collection, context.ProjectId(), asked, comment => CommentReply.Of(comment, context.ProjectId()), of);
        }

        var found = catalogue.List(Comment.Collection, context.ProjectId(), of).Where(comment => comment.ObjectType == type).ToList();
        return asked.Reply<CommentReply>([.. found.Skip(asked.Skip).Take(asked.Limit).Select(comment => CommentReply.Of(comment, context.ProjectId()))], found.Count);
    }

    private static bool Exists(HttpContext context, Comment comment) => comment.ObjectType switch
    {
        "TRACE" => context.Get<ITraceStore>().Find(context.ProjectId(), comment.ObjectId) is not null,
        "OBSERVATION" => context.Get<IObservationStore>().Find(context.ProjectId(), comment.ObjectId) is not null,
        "SESSION" => context.Get<ISessionStore>().Traces(context.ProjectId(), comment.ObjectId).Count > 0,
        _ => context.Get<ICatalogue>().Find(PromptCollections.Versions, context.ProjectId(), comment.ObjectId) is not null,
    };
}
