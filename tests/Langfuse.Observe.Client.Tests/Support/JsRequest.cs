using System.Text.Json.Nodes;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>One recorded request of the official JS SDK. Ids and times in it are placeholders such as <c>&lt;uuid-1&gt;</c>.</summary>
internal sealed record JsRequest(string Method, string Path, JsonObject? Headers, JsonNode? Body)
{
    public static List<JsRequest> All(string file) =>
        [.. JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Captures", file)))!["requests"]!.AsArray()
            .Select(static request => new JsRequest((string)request!["method"]!, (string)request["path"]!, request["headers"]?.AsObject(), request["body"]))];

    public static bool IsPlaceholder(JsonNode? value) => value?.GetValueKind() == System.Text.Json.JsonValueKind.String && ((string)value!).StartsWith('<');
}
