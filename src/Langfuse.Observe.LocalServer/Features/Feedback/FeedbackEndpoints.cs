using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Feedback;

/// <summary>POST /feedback: about Langfuse's own tools. Langfuse sends it to its makers; here it stays on this server.</summary>
internal static class FeedbackEndpoints
{
    private const int BodyLimit = 16 * 1024;
    private static readonly string[] s_targetTypes = ["skill", "mcp-tool", "cli", "docs", "public-api", "other"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/public/feedback", Guarded.By(Role.Member, SubmitAsync));

    private static async Task SubmitAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context, BodyLimit);
        var note = new FeedbackNote(
            Guid.NewGuid().ToString(), body.RequiredChoice("targetType", s_targetTypes), body.RequiredText("target"), body.RequiredText("feedback"), body.Text("goal"),
            body.Text("referenceUrl"), context.NowUs());
        body.Check();
        await context.Get<ICatalogue>().PutAsync(FeedbackNote.Collection, context.ProjectId(), note, context.RequestAborted);
        await JsonReply.CreatedAsync(context, new FeedbackReply(note.Id), FeedbackJson.Default.FeedbackReply);
    }
}
