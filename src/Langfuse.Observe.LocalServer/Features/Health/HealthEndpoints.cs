namespace Langfuse.Observe.LocalServer.Features.Health;

/// <summary>Whether the server runs.</summary>
internal static class HealthEndpoints
{
    /// <summary>The Langfuse version whose API this server speaks: clients choose their contract by it.</summary>
    public const string ApiVersion = "4.35.0";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/health", Health);
        routes.MapGet("/api/public/ready", Health);
    }

    private static Task Health(HttpContext context) => JsonReply.OkAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "OK");
        writer.WriteString("version", ApiVersion);
        writer.WriteEndObject();
    });
}
