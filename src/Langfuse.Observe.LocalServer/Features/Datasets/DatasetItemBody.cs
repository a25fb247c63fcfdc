using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>An item to be created or changed, as it was sent.</summary>
internal sealed record DatasetItemBody(
    string DatasetName, string? Id, string? Status, JsonElement? Input, JsonElement? ExpectedOutput, JsonElement? Metadata, string? SourceTraceId, string? SourceObservationId)
{
    private const int MaxId = 255;

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static DatasetItemBody Read(BodyReader body)
    {
        var id = body.Text("id", MaxId);
        if (id?.Length == 0)
        {
            body.Issues.Add($"id: 1 to {MaxId} characters; leave it out to have one made");
        }

        var read = new DatasetItemBody(
            body.RequiredText("datasetName"), id, body.Choice("status", DatasetItem.Active, DatasetItem.Archived), body.Json("input"), body.Json("expectedOutput"),
            body.Json("metadata"), body.Text("sourceTraceId"), body.Text("sourceObservationId"));
        body.Check();
        return read;
    }
}
