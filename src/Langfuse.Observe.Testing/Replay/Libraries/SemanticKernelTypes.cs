using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Testing.Replay.Libraries;

/// <summary>Semantic Kernel's messages, read from the JSON that they serialise to.</summary>
internal sealed class SemanticKernelTypes : LibraryType
{
    private const string Message = "Microsoft.SemanticKernel.ChatMessageContent";
    private const string Streaming = "Microsoft.SemanticKernel.StreamingChatMessageContent";

    public override bool Knows(Type type) => type.FullName is Message or Streaming || IsList(type);

    public override object Read(Type type, RecordedAnswer answer)
    {
        if (!IsList(type))
        {
            return One(type, answer, answer.Messages[0]);
        }

        var item = type.GetGenericArguments()[0];
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var message in answer.Messages)
        {
            list.Add(One(item, answer, message));
        }

        return list;
    }

    private static bool IsList(Type type) => type is { IsGenericType: true, Name: "IReadOnlyList`1" or "IList`1" or "List`1" or "IEnumerable`1" or "IReadOnlyCollection`1" }
        && type.GetGenericArguments()[0].FullName == Message;

    private static object One(Type type, RecordedAnswer answer, RecordedMessage message)
    {
        var items = new JsonArray([.. Items(message)]);
        var json = new JsonObject { ["Role"] = new JsonObject { ["Label"] = message.Role }, ["Items"] = items, ["ModelId"] = answer.Model };
        return json.Deserialize(type)!;
    }

    private static IEnumerable<JsonNode> Items(RecordedMessage message)
    {
        foreach (var text in message.Texts)
        {
            yield return new JsonObject { ["$type"] = "TextContent", ["Text"] = text };
        }

        foreach (var call in message.ToolCalls)
        {
            var name = call.Name.Split('-', 2);
            yield return new JsonObject
            {
                ["$type"] = "FunctionCallContent", ["Id"] = call.Id, ["PluginName"] = name.Length == 2 ? name[0] : null, ["FunctionName"] = name[^1],
                ["Arguments"] = JsonNode.Parse(call.Arguments),
            };
        }
    }
}
