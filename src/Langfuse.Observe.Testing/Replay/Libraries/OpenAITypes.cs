using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>The chat of the OpenAI and Azure OpenAI packages, read from the service's own JSON.</summary>
internal sealed class OpenAITypes : LibraryType
{
    private const string Completion = "OpenAI.Chat.ChatCompletion";
    private const string Update = "OpenAI.Chat.StreamingChatCompletionUpdate";

    public override bool Knows(Type type) => type.FullName is Completion or Update || IsResult(type);

    public override object Read(Type type, RecordedAnswer answer)
    {
        if (IsResult(type))
        {
            // Its constructor wants a response, which a trace does not have: what is replayed has the value alone.
            var result = RuntimeHelpers.GetUninitializedObject(type);
            var value = type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).FirstOrDefault(field => field.FieldType == type.GetGenericArguments()[0])
                ?? throw new NotSupportedException($"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version} keeps the value of a ClientResult in another way");
            value.SetValue(result, Read(value.FieldType, answer));
            return result;
        }

        return Deserialize(type, type.FullName == Update ? Chunk(answer) : Whole(answer));
    }

    private static bool IsResult(Type type) => type is { IsGenericType: true, Namespace: "System.ClientModel", Name: "ClientResult`1" } && type.GetGenericArguments()[0].FullName == Completion;

    private static object Deserialize(Type type, JsonObject json)
    {
        var interfaces = type.GetInterfaces();
        var model = interfaces.First(static candidate => candidate is { Namespace: "System.ClientModel.Primitives", Name: "IPersistableModel`1" });
        var reader = model.Assembly.GetType("System.ClientModel.Primitives.ModelReaderWriter")!;
        var read = reader.GetMethods().First(static method => method.Name == "Read" && method.IsGenericMethodDefinition && method.GetParameters().Length == 2).MakeGenericMethod(type);
        var data = Activator.CreateInstance(read.GetParameters()[0].ParameterType, json.ToJsonString());
        return read.Invoke(null, [data, null])!;
    }

    private static JsonObject Whole(RecordedAnswer answer)
    {
        var message = Message(answer.Messages[0]);
        return With(answer, "chat.completion", new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = Reason(answer), ["logprobs"] = null });
    }

    private static JsonObject Chunk(RecordedAnswer answer)
    {
        var delta = Message(answer.Messages[0]);
        var index = 0;
        foreach (var call in delta["tool_calls"] as JsonArray ?? [])
        {
            call!["index"] = index++;
        }

        return With(answer, "chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = Reason(answer) });
    }

    private static string Reason(RecordedAnswer answer) => answer.FinishReason ?? (answer.Messages[0].ToolCalls.Count > 0 ? "tool_calls" : "stop");

    private static JsonObject Message(RecordedMessage recorded)
    {
        var message = new JsonObject { ["role"] = recorded.Role, ["content"] = recorded.Text, ["refusal"] = recorded.Refusal };
        if (recorded.ToolCalls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. recorded.ToolCalls.Select(static call => (JsonNode)new JsonObject
            {
                ["id"] = call.Id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            })]);
        }

        return message;
    }

    private static JsonObject With(RecordedAnswer answer, string kind, JsonObject choice)
    {
        var json = new JsonObject
        {
            ["id"] = answer.ResponseId ?? "replayed", ["object"] = kind, ["created"] = answer.CreatedAt.ToUnixTimeSeconds(), ["model"] = answer.Model ?? "",
            ["choices"] = new JsonArray(choice),
        };
        if (answer.Usage.Count > 0)
        {
            json["usage"] = new JsonObject
            {
                ["prompt_tokens"] = answer.Tokens("input") ?? 0, ["completion_tokens"] = answer.Tokens("output") ?? 0, ["total_tokens"] = answer.Tokens("total") ?? 0,
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = answer.Tokens("input_cached_tokens") ?? 0 },
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = answer.Tokens("output_reasoning_tokens") ?? 0 },
            };
        }

        return json;
    }
}
