using Dapper;

namespace Langfuse.Observe.LocalServer.Storage.Sqlite;

/// <summary>Keeps media: the announcement, the bytes, the report of the upload, and where it is used (wire contract 1.12).</summary>
internal sealed class MediaStore(LocalStore store)
{
    private const string Columns = "id, contentType, contentLength, sha256, uploadedUs, uploadStatus, uploadError";

    public MediaRow? Find(string id)
    {
        using var connection = store.Database.Connect();
        return connection.QueryFirstOrDefault<MediaRow>($"SELECT {Columns} FROM media WHERE id = @id", new { id });
    }

    public byte[]? Bytes(string id)
    {
        using var connection = store.Database.Connect();
        return connection.ExecuteScalar<byte[]?>("SELECT bytes FROM media WHERE id = @id", new { id });
    }

    /// <summary>Announces media at a place; true when its bytes must still be sent.</summary>
    public Task<bool> AnnounceAsync(MediaRow media, MediaPlace place, long nowUs, CancellationToken cancellationToken) => store.WriteAsync(session =>
    {
        session.Connection.Execute(
            "INSERT INTO media (id, contentType, contentLength, sha256, createdUs) VALUES (@Id, @ContentType, @ContentLength, @Sha256, @nowUs) ON CONFLICT (id) DO NOTHING",
            new { media.Id, media.ContentType, media.ContentLength, media.Sha256, nowUs });
        session.Connection.Execute(
            "INSERT OR IGNORE INTO mediaLinks (mediaId, traceId, observationId, datasetId, datasetItemId, field) VALUES (@Id, @TraceId, @ObservationId, @DatasetId, @DatasetItemId, @Field)",
            new { media.Id, place.TraceId, place.ObservationId, place.DatasetId, place.DatasetItemId, place.Field });
        return session.Connection.ExecuteScalar<long?>("SELECT uploadStatus FROM media WHERE id = @Id", new { media.Id }) != 200;
    }, cancellationToken);

    public Task<bool> StoreAsync(string id, byte[] bytes, CancellationToken cancellationToken) => store.WriteAsync(
        session => session.Connection.Execute("UPDATE media SET bytes = @bytes WHERE id = @id", new { id, bytes }) > 0, cancellationToken);

    public Task<bool> ReportAsync(string id, long uploadedUs, long status, string? error, CancellationToken cancellationToken) => store.WriteAsync(
        session => session.Connection.Execute(
            "UPDATE media SET uploadedUs = @uploadedUs, uploadStatus = @status, uploadError = @error WHERE id = @id", new { id, uploadedUs, status, error }) > 0, cancellationToken);
}
