using System.Text.Json;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Api;

/// <summary>From the contract's two generations to what users read (wire contract 2.3).</summary>
internal static class StoredScoreMapping
{
    public static StoredScore Of(ScoreV3 score)
    {
        var (kind, id) = (score.Subject?.Kind, score.Subject?.Id);
        return new()
        {
            Id = score.Id,
            Name = score.Name,
            DataType = DataType(score.DataType),
            Value = score.Value,
            Timestamp = score.Timestamp,
            Source = score.Source.Value,
            Environment = score.Environment,
            Comment = score.Comment,
            ConfigId = score.ConfigId,
            Metadata = score.Metadata is null ? default : Object(score.Metadata),
            TraceId = kind == "trace" ? id : kind == "observation" ? score.Subject!.TraceId : null,
            ObservationId = kind == "observation" ? id : null,
            SessionId = kind == "session" ? id : null,
            DatasetRunId = kind == "experiment" ? id : null,
        };
    }

    public static StoredScore Of(GetScoresResponseData score)
    {
        var dataType = DataType(score.DataType);
        return new()
        {
            Id = score.Id,
            Name = score.Name,
            DataType = dataType,
            Value = dataType switch
            {
                Langfuse.Observe.ScoreDataType.Boolean => ValueJson.Element(score.Value == 1 || score.StringValue == "True")!.Value,
                Langfuse.Observe.ScoreDataType.Numeric => ValueJson.Element(score.Value) ?? JsonText.Null,
                _ => ValueJson.Element(score.StringValue) ?? JsonText.Null,
            },
            Timestamp = score.Timestamp,
            Source = score.Source.Value,
            Environment = score.Environment,
            Comment = score.Comment,
            ConfigId = score.ConfigId,
            Metadata = score.Metadata,
            TraceId = score.TraceId,
            ObservationId = score.ObservationId,
            SessionId = score.SessionId,
            DatasetRunId = score.DatasetRunId,
        };
    }

    /// <summary>A kind that is newer than this library is taken for a number; its value is there as it came.</summary>
    private static Langfuse.Observe.ScoreDataType DataType(string? text) =>
        Enum.TryParse<Langfuse.Observe.ScoreDataType>(text, ignoreCase: true, out var type) ? type : Langfuse.Observe.ScoreDataType.Numeric;

    private static JsonElement Object(IReadOnlyDictionary<string, JsonElement> metadata)
    {
        var json = new System.Text.Json.Nodes.JsonObject();
        foreach (var (name, value) in metadata)
        {
            json[name] = System.Text.Json.Nodes.JsonNode.Parse(value.GetRawText());
        }

        return ValueJson.Element(json)!.Value;
    }
}
