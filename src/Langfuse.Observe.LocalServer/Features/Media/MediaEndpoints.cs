using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage.Sqlite;

namespace Langfuse.Observe.LocalServer.Features.Media;

/// <summary>Media: announce, upload to this server, report, read (wire contract 1.12).</summary>
internal static class MediaEndpoints
{
    private static readonly TimeSpan s_validity = TimeSpan.FromHours(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/public/media", Guarded.By(ApiAccess.Project, Announce));
        routes.MapPatch("/api/public/media/{mediaId}", Guarded.By(ApiAccess.Project, Report));
        routes.MapGet("/api/public/media/{mediaId}", Guarded.By(ApiAccess.Project, Get));
        // As in object storage, the address is the permission: the id is a hash of what is uploaded.
        routes.MapPut("/api/local/media/{mediaId}", Upload);
        routes.MapGet("/api/local/media/{mediaId}", Download);
    }

    private static async Task Announce(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context);
        if (body is null)
        {
            return;
        }

        var issues = new List<string>();
        if (MediaBody.Read(body.RootElement, issues) is not var (media, place))
        {
            await JsonReply.InvalidAsync(context, issues);
            return;
        }
        var mustSend = await Store(context).AnnounceAsync(media, place, NowUs(context), context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status201Created, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("mediaId", media.Id);
            writer.WriteString("uploadUrl", mustSend ? Address(context, media.Id) : null);
            writer.WriteEndObject();
        });
    }

    private static async Task Upload(HttpContext context)
    {
        var id = Id(context);
        if (Store(context).Find(id) is not { } media)
        {
            await JsonReply.NotFoundAsync(context, "Media was not announced; POST /api/public/media first");
            return;
        }
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var bytes = buffer.ToArray();
        if (Convert.ToBase64String(SHA256.HashData(bytes)) != media.Sha256)
        {
            await JsonReply.ErrorAsync(context, StatusCodes.Status400BadRequest, "The SHA-256 of the bytes is not the one announced", "InvalidRequestError");
            return;
        }
        await Store(context).StoreAsync(id, bytes, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static async Task Report(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context);
        if (body is null)
        {
            return;
        }

        var json = body.RootElement;
        var status = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("uploadHttpStatus", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : 0;
        if (status == 0 || !DateTimeOffset.TryParse(json.Text("uploadedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var uploadedAt))
        {
            await JsonReply.InvalidAsync(context, "uploadedAt and uploadHttpStatus are required");
            return;
        }
        if (await Store(context).ReportAsync(Id(context), Micros.Of(uploadedAt), status, json.Text("uploadHttpError"), context.RequestAborted))
        {
            await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "OK");
        }
        else
        {
            await JsonReply.NotFoundAsync(context, "Media asset not found");
        }
    }

    private static Task Get(HttpContext context)
    {
        if (Store(context).Find(Id(context)) is not { } media)
        {
            return JsonReply.NotFoundAsync(context, "Media asset not found");
        }

        if (media.UploadedUs is not { } uploadedUs || media.UploadStatus is not (200 or 201))
        {
            return JsonReply.NotFoundAsync(context, media.UploadError is { Length: > 0 } error ? $"Media upload failed: {error}" : "Media not yet uploaded");
        }

        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("mediaId", media.Id);
            writer.WriteString("contentType", media.ContentType);
            writer.WriteNumber("contentLength", media.ContentLength);
            writer.WriteString("url", Address(context, media.Id));
            writer.WriteString("urlExpiry", Micros.Iso(NowUs(context) + ((long)s_validity.TotalMicroseconds)));
            writer.WriteString("uploadedAt", Micros.Iso(uploadedUs));
            writer.WriteEndObject();
        });
    }

    private static async Task Download(HttpContext context)
    {
        if (Store(context).Find(Id(context)) is not { } media || Store(context).Bytes(media.Id) is not { } bytes)
        {
            await JsonReply.NotFoundAsync(context, "Media asset not found");
            return;
        }
        context.Response.ContentType = media.ContentType;
        // Whatever was uploaded is shown as that type and nothing in it runs.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static MediaStore Store(HttpContext context) => context.RequestServices.GetRequiredService<MediaStore>();

    private static string Id(HttpContext context) => LastSegment.Of(context);

    private static string Address(HttpContext context, string id) => $"{context.Request.Scheme}://{context.Request.Host}/api/local/media/{id}";

    private static long NowUs(HttpContext context) => Micros.Of(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
}
