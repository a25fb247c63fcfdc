using System.Security.Cryptography;

namespace Langfuse.Observe.LocalServer.Features.Media;

/// <summary>Media: announce, upload to this server, report, read (wire contract 1.12).</summary>
internal static class MediaEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/media", Guarded.By(Role.Member, Announce));
        routes.MapPatch("/api/public/media/{mediaId}", Guarded.By(Role.Member, Report));
        routes.MapGet("/api/public/media/{mediaId}", Guarded.By(Role.Viewer, Get));
        // No key is asked: see MediaLinks.
        routes.MapPut("/api/local/media/{projectId}/{mediaId}", Upload);
        routes.MapGet("/api/local/media/{projectId}/{mediaId}", Download);
    }

    private static async Task Announce(HttpContext context)
    {
        var (media, place) = MediaBody.Read(await BodyReader.OfAsync(context));
        var mustSend = await Store(context).AnnounceAsync(context.ProjectId(), media, place, context.NowUs(), context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status201Created, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("mediaId", media.Id);
            writer.WriteString("uploadUrl", mustSend ? MediaLinks.For(context).Of(context.ProjectId(), media.Id) : null);
            writer.WriteEndObject();
        });
    }

    private static async Task Upload(HttpContext context)
    {
        var (projectId, id) = Place(context);
        var media = Store(context).Find(projectId, id) ?? throw ApiException.NotFound("Media was not announced; POST /api/public/media first");
        var bytes = (await BodyBytes.ReadAsync(context, media.ContentLength)).ToArray();
        if (Convert.ToBase64String(SHA256.HashData(bytes)) != media.Sha256)
        {
            throw ApiException.Refused("The SHA-256 of the bytes is not the one announced");
        }

        await Store(context).StoreAsync(projectId, id, bytes, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static async Task Report(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        var uploadedUs = body.TimeUs("uploadedAt");
        var status = body.Whole("uploadHttpStatus", 0, 999);
        if (body.Issues.Count == 0 && (uploadedUs is null || status is null))
        {
            body.Issues.Add("uploadedAt, uploadHttpStatus: required");
        }

        var error = body.Text("uploadHttpError");
        body.Check();
        if (!await Store(context).ReportAsync(context.ProjectId(), PathSegment.FromEnd(context), uploadedUs!.Value, status!.Value, error, context.RequestAborted))
        {
            throw ApiException.NotFound("Media asset not found");
        }

        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "OK");
    }

    private static Task Get(HttpContext context)
    {
        var media = Store(context).Find(context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("Media asset not found");
        if (media.UploadedUs is not { } uploadedUs || media.UploadStatus is not (200 or 201))
        {
            throw ApiException.NotFound(media.UploadError is { Length: > 0 } error ? $"Media upload failed: {error}" : "Media not yet uploaded");
        }

        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("mediaId", media.Id);
            writer.WriteString("contentType", media.ContentType);
            writer.WriteNumber("contentLength", media.ContentLength);
            writer.WriteString("url", MediaLinks.For(context).Of(context.ProjectId(), media.Id));
            writer.WriteString("urlExpiry", MediaLinks.For(context).Expiry());
            writer.WriteString("uploadedAt", Micros.Iso(uploadedUs));
            writer.WriteEndObject();
        });
    }

    private static async Task Download(HttpContext context)
    {
        var (projectId, id) = Place(context);
        if (Store(context).Find(projectId, id) is not { } media || Store(context).Bytes(projectId, id) is not { } bytes)
        {
            throw ApiException.NotFound("Media asset not found");
        }

        context.Response.ContentType = media.ContentType;
        // Whatever was uploaded is shown as that type and nothing in it runs.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static IMediaStore Store(HttpContext context) => context.Get<IMediaStore>();

    private static (string ProjectId, string Id) Place(HttpContext context) => (PathSegment.FromEnd(context, 1), PathSegment.FromEnd(context));
}
