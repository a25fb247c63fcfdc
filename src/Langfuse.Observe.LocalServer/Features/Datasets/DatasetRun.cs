using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>A run over a dataset, as it is kept.</summary>
internal sealed record DatasetRun(string Id, string DatasetId, string DatasetName, string Name, string? Description, JsonElement? Metadata, long CreatedUs, long UpdatedUs)
{
    private const string IdSpace = "langfuse-experiment-v1";

    public string UniqueName => NameOf(DatasetId, Name);

    public static string NameOf(string datasetId, string name) => $"{datasetId}/{name}";

    /// <summary>The id that a v4 server gives a run, whether or not it was written down: the link of the spans of an experiment to it.</summary>
    public static string IdOf(string projectId, string datasetId, string name)
    {
        var text = JsonText.Build(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(IdSpace);
            writer.WriteStringValue(projectId);
            writer.WriteStringValue(datasetId);
            writer.WriteStringValue(name);
            writer.WriteEndArray();
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
