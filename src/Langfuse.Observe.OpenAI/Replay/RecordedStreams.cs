using System.Text;
using System.Text.Json.Nodes;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.OpenAI.Replay;

/// <summary>The events of streamed answers: each text in one piece, because its pieces are not recorded.</summary>
internal static class RecordedStreams
{
    public static string Chat(RecordedCall call)
    {
        var events = new StringBuilder();
        var choice = 0;
        foreach (var message in RecordedBodies.Messages(call))
        {
            var reason = RecordedBodies.Reason(call, message);
            var number = 0;
            foreach (var tool in message["tool_calls"] as JsonArray ?? [])
            {
                tool!["index"] = number++;
            }

            Append(events, Chunk(call, new JsonArray(new JsonObject { ["index"] = choice, ["delta"] = message, ["finish_reason"] = null })));
            Append(events, Chunk(call, new JsonArray(new JsonObject { ["index"] = choice, ["delta"] = new JsonObject(), ["finish_reason"] = reason })));
            choice++;
        }

        if (RecordedBodies.ChatUsage(call) is { } usage)
        {
            var last = Chunk(call, []);
            last["usage"] = usage;
            Append(events, last);
        }

        return events.Append("data: [DONE]\n\n").ToString();
    }

    public static string Responses(RecordedCall call)
    {
        var whole = RecordedBodies.Responses(call);
        var begun = (JsonObject)whole.DeepClone();
        (begun["status"], begun["output"], begun["usage"]) = ("in_progress", new JsonArray(), null);
        var events = new EventWriter();
        events.Add("response.created", new JsonObject { ["response"] = begun });
        var items = (JsonArray)whole["output"]!;
        for (var index = 0; index < items.Count; index++)
        {
            Item(events, (JsonObject)items[index]!, index);
        }

        var status = (string?)whole["status"] is "failed" or "incomplete" ? (string)whole["status"]! : "completed";
        events.Add("response." + status, new JsonObject { ["response"] = whole });
        return events.ToString();
    }

    private static void Item(EventWriter events, JsonObject item, int index)
    {
        var id = (string?)item["id"] ?? "item_" + index;
        var begun = (JsonObject)item.DeepClone();
        begun["status"] = "in_progress";
        if (begun["content"] is JsonArray)
        {
            begun["content"] = new JsonArray();
        }

        events.Add("response.output_item.added", new JsonObject { ["output_index"] = index, ["item"] = begun });
        var parts = item["content"] as JsonArray ?? [];
        for (var part = 0; part < parts.Count; part++)
        {
            if ((string?)parts[part]?["text"] is { } text)
            {
                events.Add("response.output_text.delta", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["content_index"] = part, ["delta"] = text });
                events.Add("response.output_text.done", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["content_index"] = part, ["text"] = text });
            }
        }

        if ((string?)item["type"] == "function_call")
        {
            events.Add("response.function_call_arguments.done", new JsonObject { ["item_id"] = id, ["output_index"] = index, ["arguments"] = (string?)item["arguments"] ?? "{}" });
        }

        events.Add("response.output_item.done", new JsonObject { ["output_index"] = index, ["item"] = item.DeepClone() });
    }

    private static JsonObject Chunk(RecordedCall call, JsonArray choices) => new()
    {
        ["id"] = RecordedBodies.Id(call),
        ["object"] = "chat.completion.chunk",
        ["created"] = call.StartTime.ToUnixTimeSeconds(),
        ["model"] = call.Model ?? "",
        ["choices"] = choices,
    };

    private static void Append(StringBuilder events, JsonObject data) => events.Append("data: ").Append(data.ToJsonString()).Append("\n\n");

    private sealed class EventWriter
    {
        private readonly StringBuilder _events = new();
        private int _number;

        public void Add(string type, JsonObject data)
        {
            data["type"] = type;
            data["sequence_number"] = _number++;
            _events.Append("event: ").Append(type).Append('\n');
            Append(_events, data);
        }

        public override string ToString() => _events.ToString();
    }
}
