using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Features.Media;

namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>Finds the media that an item refers to by texts such as <c>@@@langfuseMedia:type=image/png|id=...|source=bytes@@@</c>.</summary>
internal sealed partial class DatasetMedia(IMediaStore media, MediaLinks links, string projectId)
{
    private const int MostReferences = 1000;

    public IReadOnlyList<MediaReference> Of(DatasetItem item)
    {
        var found = new List<MediaReference>();
        Find(found, "input", "$", item.Input);
        Find(found, "expectedOutput", "$", item.ExpectedOutput);
        Find(found, "metadata", "$", item.Metadata);
        return found;
    }

    private void Find(List<MediaReference> found, string field, string path, JsonElement? value)
    {
        switch (value?.ValueKind)
        {
            case JsonValueKind.String when value.Value.GetString()!.Contains("@@@langfuseMedia:", StringComparison.Ordinal):
                found.AddRange(Reference().Matches(value.Value.GetString()!).Select(match => Read(match, field, path)).OfType<MediaReference>().Take(MostReferences - found.Count));
                break;
            case JsonValueKind.Object:
                foreach (var member in value.Value.EnumerateObject())
                {
                    Find(found, field, $"{path}['{member.Name.Replace("'", "\\'", StringComparison.Ordinal)}']", member.Value);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.Value.EnumerateArray())
                {
                    Find(found, field, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), item);
                }

                break;
        }
    }

    private MediaReference? Read(Match reference, string field, string path)
    {
        var id = reference.Groups["id"].Value;
        return media.Find(projectId, id) is { UploadStatus: 200 or 201 } asset
            ? new MediaReference(field, reference.Value, path, new MediaReferenceMedia(asset.Id, asset.ContentType, asset.ContentLength, links.Of(projectId, asset.Id), links.Expiry()))
            : null;
    }

    [GeneratedRegex("@@@langfuseMedia:type=[^|@]+\\|id=(?<id>[^|@]+)\\|source=[^|@]+@@@")]
    private static partial Regex Reference();
}
