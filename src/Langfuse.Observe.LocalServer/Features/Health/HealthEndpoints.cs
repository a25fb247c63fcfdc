namespace Langfuse.Observe.LocalServer.Features.Health;

/// <summary>Whether the server runs, and whose keys these are.</summary>
internal static class HealthEndpoints
{
    /// <summary>The Langfuse version whose API this server speaks.</summary>
    public const string ApiVersion = "4.16.0";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/health", Health);
        routes.MapGet("/api/public/ready", Health);
        routes.MapGet("/api/public/projects", Guarded.By(ApiAccess.Project, Projects));
    }

    private static Task Health(HttpContext context) => JsonReply.OkAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "OK");
        writer.WriteString("version", ApiVersion);
        writer.WriteEndObject();
    });

    private static Task Projects(HttpContext context)
    {
        var name = context.RequestServices.GetRequiredService<LangfuseLocalServerOptions>().ProjectName;
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("data");
            writer.WriteStartObject();
            writer.WriteString("id", Project.Id);
            writer.WriteString("name", name);
            writer.WriteStartObject("organization");
            writer.WriteString("id", Project.Id);
            writer.WriteString("name", Project.Id);
            writer.WriteEndObject();
            writer.WriteStartObject("metadata");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
