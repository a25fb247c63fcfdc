using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Experiments;

/// <summary>What a task gave, as text: a string as it is, anything else as JSON, as it is recorded.</summary>
internal static class OutputText
{
    private const int MostBytes = 4 << 20;

    public static string Of(object? output) => output switch
    {
        null => "",
        string text => text,
        JsonElement json => JsonText.Of(json),
        JsonNode json => json.ToJsonString(),
        _ => ValueCapture.Text(output, MostBytes) is { HasValue: true } captured ? captured.TakeString() : "",
    };
}
