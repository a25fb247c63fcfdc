using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Models;

/// <summary>Models with prices: those that the server brings, and the project's own.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/models", Guarded.By(Role.Viewer, ListAsync));
        routes.MapPost("/api/public/models", Guarded.By(Role.Member, CreateAsync));
        routes.MapGet("/api/public/models/{id}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapPut("/api/public/models/{id}", Guarded.By(Role.Member, ReplaceAsync));
        routes.MapDelete("/api/public/models/{id}", Guarded.By(Role.Member, DeleteAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        query.Check();
        var models = context.Get<ModelLibrary>().All(context.ProjectId());
        return JsonReply.OkAsync(context, asked.Reply<ModelReply>([.. models.Skip(asked.Skip).Take(asked.Limit).Select(ModelReply.Of)], models.Count), ModelJson.Default.ModelPage);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var model = ModelBody.Read(await BodyReader.OfAsync(context), Guid.NewGuid().ToString(), context.NowUs());
        try
        {
            await SaveAsync(context, model);
        }
        catch (DuplicateException)
        {
            throw ApiException.Invalid($"modelName: '{model.ModelName}' exists already in this project; change it by PUT, or delete it first");
        }
    }

    private static Task GetAsync(HttpContext context) => JsonReply.OkAsync(context, ModelReply.Of(Find(context)), ModelJson.Default.ModelReply);

    private static async Task ReplaceAsync(HttpContext context)
    {
        var id = PathSegment.FromEnd(context);
        RefuseBuiltIn(id, "changed");
        var earlier = context.Get<ICatalogue>().Find(PricedModel.Collection, context.ProjectId(), id);
        await SaveAsync(context, ModelBody.Read(await BodyReader.OfAsync(context), id, earlier?.CreatedUs ?? context.NowUs()));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var model = Find(context);
        RefuseBuiltIn(model.Id, "deleted");
        await context.Get<ModelLibrary>().DeleteAsync(context.ProjectId(), model.Id, context.RequestAborted);
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Model successfully deleted");
    }

    private static PricedModel Find(HttpContext context) =>
        context.Get<ModelLibrary>().Find(context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("No model with this id found.");

    private static void RefuseBuiltIn(string id, string what)
    {
        if (BuiltInModels.Find(id) is { } model)
        {
            throw ApiException.Refused($"Built-in models cannot be {what}. Make a model named '{model.ModelName}' of your own: it takes its place.");
        }
    }

    private static async Task SaveAsync(HttpContext context, PricedModel model)
    {
        await context.Get<ModelLibrary>().SaveAsync(context.ProjectId(), model, context.RequestAborted);
        await JsonReply.OkAsync(context, ModelReply.Of(model), ModelJson.Default.ModelReply);
    }
}
