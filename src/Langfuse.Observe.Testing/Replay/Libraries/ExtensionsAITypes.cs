using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>Microsoft.Extensions.AI, and Agent Framework, whose answers are made from its own.</summary>
internal sealed class ExtensionsAITypes : LibraryType
{
    private const string Namespace = "Microsoft.Extensions.AI.";
    private const string Agents = "Microsoft.Agents.AI.";

    public override bool Knows(Type type) => type.FullName is Namespace + "ChatResponse" or Namespace + "ChatMessage" or Namespace + "ChatResponseUpdate"
        or Agents + "AgentResponse" or Agents + "AgentResponseUpdate" or Agents + "AgentRunResponse" or Agents + "AgentRunResponseUpdate";

    public override object Read(Type type, RecordedAnswer answer)
    {
        if (type.FullName!.StartsWith(Agents, StringComparison.Ordinal))
        {
            return Wrapped(type, answer);
        }

        var json = type.Name switch
        {
            "ChatMessage" => Message(answer.Messages[0], answer),
            "ChatResponseUpdate" => Update(answer),
            _ => Response(answer),
        };
        return Deserialize(json, type);
    }

    /// <summary>Agent Framework's answers wrap those of Microsoft.Extensions.AI.</summary>
    private object Wrapped(Type type, RecordedAnswer answer)
    {
        var inner = type.Name.EndsWith("Update", StringComparison.Ordinal) ? "ChatResponseUpdate" : "ChatResponse";
        var constructor = Array.Find(type.GetConstructors(), candidate => candidate.GetParameters() is [{ ParameterType.Name: { } name }] && name == inner)
            ?? throw new NotSupportedException($"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version} has no {type.Name}({inner})");
        return constructor.Invoke([Read(constructor.GetParameters()[0].ParameterType, answer)]);
    }

    private static object Deserialize(JsonObject json, Type type)
    {
        var options = type.Assembly.GetType(Namespace + "AIJsonUtilities")?.GetProperty("DefaultOptions", BindingFlags.Static | BindingFlags.Public)?.GetValue(null) as JsonSerializerOptions;
        return json.Deserialize(type, options)!;
    }

    private static JsonObject Response(RecordedAnswer answer)
    {
        var response = new JsonObject { ["messages"] = new JsonArray([.. answer.Messages.Select(message => (JsonNode)Message(message, answer))]) };
        Put(response, answer);
        if (Usage(answer) is { } usage)
        {
            response["usage"] = usage;
        }

        return response;
    }

    private static JsonObject Update(RecordedAnswer answer)
    {
        var contents = new JsonArray([.. answer.Messages.SelectMany(Contents)]);
        if (Usage(answer) is { } usage)
        {
            contents.Add(new JsonObject { ["$type"] = "usage", ["details"] = usage });
        }

        var update = new JsonObject { ["role"] = answer.Messages[0].Role, ["contents"] = contents };
        Put(update, answer);
        return update;
    }

    private static void Put(JsonObject holder, RecordedAnswer answer)
    {
        holder["responseId"] = answer.ResponseId;
        holder["modelId"] = answer.Model;
        holder["createdAt"] = answer.CreatedAt;
        holder["finishReason"] = answer.FinishReason;
    }

    private static JsonObject Message(RecordedMessage message, RecordedAnswer answer) =>
        new() { ["role"] = message.Role, ["contents"] = new JsonArray([.. Contents(message)]), ["createdAt"] = answer.CreatedAt };

    private static IEnumerable<JsonNode> Contents(RecordedMessage message)
    {
        if (message.Reasoning is { } reasoning)
        {
            yield return new JsonObject { ["$type"] = "reasoning", ["text"] = reasoning };
        }

        if (message is { Role: "tool", ToolCallId: { } id })
        {
            yield return new JsonObject { ["$type"] = "functionResult", ["callId"] = id, ["result"] = message.Content?.DeepClone() };
            yield break;
        }

        foreach (var text in message.Texts)
        {
            yield return new JsonObject { ["$type"] = "text", ["text"] = text };
        }

        foreach (var call in message.ToolCalls)
        {
            yield return new JsonObject { ["$type"] = "functionCall", ["callId"] = call.Id, ["name"] = call.Name, ["arguments"] = JsonNode.Parse(call.Arguments) };
        }
    }

    private static JsonObject? Usage(RecordedAnswer answer)
    {
        if (answer.Usage.Count == 0)
        {
            return null;
        }

        var usage = new JsonObject
        {
            ["inputTokenCount"] = answer.Tokens("input"), ["outputTokenCount"] = answer.Tokens("output"), ["totalTokenCount"] = answer.Tokens("total"),
        };
        if (answer.Tokens("input_cached_tokens") is { } cached)
        {
            usage["cachedInputTokenCount"] = cached;
        }

        if (answer.Tokens("output_reasoning_tokens") is { } reasoning)
        {
            usage["reasoningTokenCount"] = reasoning;
        }

        return usage;
    }
}
