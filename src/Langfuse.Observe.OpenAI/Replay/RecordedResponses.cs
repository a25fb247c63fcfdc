using System.ClientModel.Primitives;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.OpenAI.Replay;

/// <summary>Makes the service's response again from what a trace recorded of it.</summary>
internal static class RecordedResponses
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    /// <summary>A policy that answers itself sets the response as a transport does, for which the setter is there.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Response")]
    public static extern void SetResponse(PipelineMessage message, PipelineResponse? response);

    public static RecordedResponse Of(Operation operation, RecordedCall call, bool isStream)
    {
        if (Refusal(call) is { } refusal)
        {
            return refusal;
        }

        return operation.Name switch
        {
            "chat" when isStream => Stream(RecordedStreams.Chat(call)),
            "responses" when isStream => Stream(RecordedStreams.Responses(call)),
            "chat" => Whole(RecordedBodies.Chat(call)),
            "responses" => Whole(RecordedBodies.Responses(call)),
            "completions" => Whole(RecordedBodies.Completion(call)),
            "transcribe" => Whole(new JsonObject { ["text"] = call.Output }),
            "moderation" => Whole(new JsonObject { ["id"] = "replayed", ["model"] = call.Model, ["results"] = RecordedBodies.Parse(call.Output) }),
            _ => throw new NotSupportedException(
                $"Of '{call.Name}' a trace does not have the content ({operation.Name}), so that it cannot answer the call. Name what is to be replayed, without it."),
        };
    }

    /// <summary>What the service refused with, recorded as "HTTP 429: message".</summary>
    private static RecordedResponse? Refusal(RecordedCall call)
    {
        if (call.Level != "ERROR" || call.StatusMessage?.StartsWith("HTTP ", StringComparison.Ordinal) != true || call.StatusMessage.Length < 8
            || !int.TryParse(call.StatusMessage.AsSpan(5, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return null;
        }

        var message = call.StatusMessage.Length > 10 ? call.StatusMessage[10..] : "";
        return new RecordedResponse(status, Json, Bytes(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "replayed", ["code"] = null, ["param"] = null } }));
    }

    private static RecordedResponse Whole(JsonObject body) => new(200, Json, Bytes(body));

    private static RecordedResponse Stream(string events) => new(200, Events, Encoding.UTF8.GetBytes(events));

    private static byte[] Bytes(JsonObject body)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            body.WriteTo(writer);
        }

        return bytes.ToArray();
    }
}
