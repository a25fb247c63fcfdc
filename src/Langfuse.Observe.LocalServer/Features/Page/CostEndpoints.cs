using Langfuse.Observe.LocalServer.Costs;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>Costs computed anew after prices have changed.</summary>
internal static class CostEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/local/costs/recompute", Guarded.By(Role.Member, RecomputeAsync));

    private static async Task RecomputeAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("from", "to");
        var (from, to) = (query.TimeUs("from") ?? 0, query.TimeUs("to") ?? long.MaxValue);
        query.Check();
        var (seen, changed) = await context.Get<Repricing>().RunAsync(context.ProjectId(), from, to, context.RequestAborted);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("observations", seen);
            writer.WriteNumber("changed", changed);
            writer.WriteEndObject();
        });
    }
}
