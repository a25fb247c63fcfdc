using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AiTypes.Tests.Support;

/// <summary>Anthropic's answers.</summary>
internal static class AnthropicWire
{
    public static async Task MessagesAsync(HttpContext context)
    {
        var body = await FakeModel.ReadAsync(context.Request);
        var isTool = FakeModel.AsksForWeather(body);
        var text = OpenAIWire.Quoted("Echo: " + FakeModel.LastText(body));
        var reason = isTool ? "tool_use" : "end_turn";
        if (body["stream"]?.GetValue<bool>() != true)
        {
            var content = isTool
                ? """{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{"city":"Paris"}}"""
                : $$"""{"type":"text","text":{{text}},"citations":null}""";
            await FakeModel.WriteAsync(context.Response, $$"""{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{{content}}],"stop_reason":"{{reason}}","stop_sequence":null,"usage":{"input_tokens":12,"cache_creation_input_tokens":3,"cache_read_input_tokens":5,"output_tokens":9} }""");
            return;
        }

        string[] block = isTool
            ?
            [
                """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{}}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"city\":"}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"\"Paris\"}"}}""",
            ]
            :
            [
                """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
                $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{text}}}}}""",
            ];
        string[] events =
        [
            """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":12,"cache_creation_input_tokens":3,"cache_read_input_tokens":5,"output_tokens":1}}}""",
            .. block,
            """{"type":"content_block_stop","index":0}""",
            $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{reason}}}","stop_sequence":null},"usage":{"output_tokens":9}}""",
            """{"type":"message_stop"}""",
        ];
        await FakeModel.EventsAsync(context.Response, [.. events.Select(data => $"event: {data.Split('"')[3]}\ndata: {data}\n\n")]);
    }
}
