using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>The result of an item in a run, as it was sent.</summary>
internal sealed record DatasetRunItemBody(
    string RunName, string? RunDescription, JsonElement? Metadata, string DatasetItemId, string? TraceId, string? ObservationId, long? DatasetVersionUs, long? CreatedUs)
{
    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static DatasetRunItemBody Read(BodyReader body)
    {
        body.Only("runName", "runDescription", "metadata", "datasetItemId", "traceId", "observationId", "datasetVersion", "createdAt");
        var read = new DatasetRunItemBody(
            body.RequiredText("runName"), body.Text("runDescription"), body.Json("metadata"), body.RequiredText("datasetItemId"), body.Text("traceId"), body.Text("observationId"),
            body.TimeUs("datasetVersion"), body.TimeUs("createdAt"));
        if (string.IsNullOrEmpty(read.TraceId) && string.IsNullOrEmpty(read.ObservationId))
        {
            body.Require("traceId", "or observationId: what was made of the item");
        }

        body.Check();
        return read;
    }
}
