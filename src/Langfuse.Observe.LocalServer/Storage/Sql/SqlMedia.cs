using Dapper;
using Langfuse.Observe.LocalServer.Features.Media;

namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>Keeps media in the database.</summary>
internal sealed class SqlMedia(SqlStore store) : IMediaStore
{
    private const string Columns = "id, contentType, contentLength, sha256, uploadedUs, uploadStatus, uploadError";
    private const string This = " WHERE projectId = @projectId AND id = @id";

    public MediaAsset? Find(string projectId, string id)
    {
        using var connection = store.Connect();
        return connection.QueryFirstOrDefault<MediaAsset>($"SELECT {Columns} FROM media{This}", new { projectId, id });
    }

    public byte[]? Bytes(string projectId, string id)
    {
        using var connection = store.Connect();
        return connection.ExecuteScalar<byte[]?>("SELECT bytes FROM media" + This, new { projectId, id });
    }

    public Task<bool> AnnounceAsync(string projectId, MediaAsset media, MediaPlace place, long nowUs, CancellationToken cancellationToken) => store.WriteAsync(
        session =>
        {
            session.Connection.Execute(
                "INSERT INTO media (projectId, id, contentType, contentLength, sha256, createdUs) VALUES (@projectId, @Id, @ContentType, @ContentLength, @Sha256, @nowUs) ON CONFLICT (projectId, id) DO NOTHING",
                new { projectId, media.Id, media.ContentType, media.ContentLength, media.Sha256, nowUs });
            session.Connection.Execute(
                "INSERT INTO mediaLinks (projectId, mediaId, traceId, observationId, datasetId, datasetItemId, field) VALUES (@projectId, @Id, @TraceId, @ObservationId, @DatasetId, @DatasetItemId, @Field) ON CONFLICT DO NOTHING",
                new { projectId, media.Id, place.TraceId, place.ObservationId, place.DatasetId, place.DatasetItemId, place.Field });
            return session.Connection.ExecuteScalar<long?>("SELECT uploadStatus FROM media WHERE projectId = @projectId AND id = @Id", new { projectId, media.Id }) != 200;
        },
        cancellationToken);

    public Task<bool> StoreAsync(string projectId, string id, byte[] bytes, CancellationToken cancellationToken) => store.WriteAsync(
        session => session.Connection.Execute("UPDATE media SET bytes = @bytes" + This, new { projectId, id, bytes }) > 0, cancellationToken);

    public Task<bool> ReportAsync(string projectId, string id, long uploadedUs, long status, string? error, CancellationToken cancellationToken) => store.WriteAsync(
        session => session.Connection.Execute(
            "UPDATE media SET uploadedUs = @uploadedUs, uploadStatus = @status, uploadError = @error" + This, new { projectId, id, uploadedUs, status, error }) > 0,
        cancellationToken);
}
