using System.Text.Json;

namespace Langfuse.Observe.Delivery.Scores;

/// <summary>Which score an encoded event is.</summary>
internal readonly record struct ScoreLabel(string EventId, string Name)
{
    public static ScoreLabel Of(Batch batch, int index)
    {
        var bytes = batch.BytesOf(index);
        using var json = JsonDocument.Parse(bytes[..^1]);
        return new(
            json.RootElement.GetProperty("id").GetString() ?? "",
            json.RootElement.GetProperty("body").GetProperty("name").GetString() ?? "");
    }
}
