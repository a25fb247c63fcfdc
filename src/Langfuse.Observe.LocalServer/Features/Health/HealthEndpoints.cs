using Langfuse.Observe.LocalServer.Storage;

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
        routes.MapGet("/api/public/projects", Guarded.By(Role.Viewer, Projects));
    }

    private static Task Health(HttpContext context) => JsonReply.OkAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "OK");
        writer.WriteString("version", ApiVersion);
        writer.WriteEndObject();
    });

    // The one project of the key; what belongs to the organisation's key is under /organizations.
    private static Task Projects(HttpContext context)
    {
        var catalogue = context.Get<ICatalogue>();
        var project = catalogue.Find(AccessCollections.Projects, Catalogue.NoProject, context.ProjectId()) ?? throw ApiException.NotFound("Project not found");
        var organisation = catalogue.Find(AccessCollections.Organisations, Catalogue.NoProject, project.OrganisationId)!;
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteObjects("data", (IEnumerable<Project>)[project], item =>
            {
                writer.WriteString("id", item.Id);
                writer.WriteString("name", item.Name);
                writer.WriteStartObject("organization");
                writer.WriteString("id", organisation.Id);
                writer.WriteString("name", organisation.Name);
                writer.WriteEndObject();
                writer.WritePropertyName("metadata");
                (item.Metadata ?? JsonText.EmptyObject).WriteTo(writer);
                if (item.RetentionDays is { } days)
                {
                    writer.WriteNumber("retentionDays", days);
                }
            });
            writer.WriteEndObject();
        });
    }
}
