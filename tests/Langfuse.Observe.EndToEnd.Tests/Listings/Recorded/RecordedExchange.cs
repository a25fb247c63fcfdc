using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Langfuse.Observe.EndToEnd.Tests.Listings.Recorded;

/// <summary>A request and what a server answered to it (<c>answers/README.md</c>).</summary>
internal sealed class RecordedExchange
{
    private readonly string _method;
    private readonly string _path;
    private readonly JsonNode? _answer;
    private readonly string? _text;

    private RecordedExchange(JsonElement recorded)
    {
        Key = recorded.GetProperty("request").GetString()!;
        var (method, target) = (Key.Split(' ')[0], Key.Split(' ')[1]);
        var query = target.IndexOf('?', StringComparison.Ordinal);
        (_method, _path) = (method, query < 0 ? target : target[..query]);
        Query = query < 0 ? [] : [.. target[(query + 1)..].Split('&').Select(static part => (part.Split('=', 2)[0], part.Split('=', 2)[1]))];
        Status = recorded.TryGetProperty("status", out var status) ? status.GetInt32() : 200;
        _answer = recorded.TryGetProperty("answer", out var answer) ? JsonNode.Parse(answer.GetRawText()) : null;
        _text = recorded.TryGetProperty("text", out var text) ? text.GetString() : null;
    }

    /// <summary>The request, as it is written in the file.</summary>
    public string Key { get; }

    public IReadOnlyList<(string Name, string Value)> Query { get; }

    public int Status { get; }

    public string ContentType => _text is null ? "application/json; charset=utf-8" : "text/html; charset=utf-8";

    public static IEnumerable<RecordedExchange> Read(string file)
    {
        using var recorded = JsonDocument.Parse(File.ReadAllText(file));
        return [.. recorded.RootElement.EnumerateArray().Select(static one => new RecordedExchange(one))];
    }

    public bool Fits(HttpRequest request) =>
        request.Method == _method && RawPath(request) == _path && Query.All(part => request.Query[part.Name] == part.Value);

    /// <summary>The answer, with what it repeats of the request's body.</summary>
    public string Answer(JsonNode? body) => _text ?? Filled(_answer!, body).ToJsonString();

    // As it was sent: the names of prompts are encoded whole, slashes too.
    private static string RawPath(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];

    private static JsonNode Filled(JsonNode answer, JsonNode? body)
    {
        var filled = answer.DeepClone();
        foreach (var (name, value) in filled is JsonObject properties ? properties.ToList() : [])
        {
            if (value is JsonValue text && text.TryGetValue(out string? marked) && Marked(marked, body) is { } replaced)
            {
                filled[name] = replaced;
            }
        }

        return filled;
    }

    private static JsonNode? Marked(string text, JsonNode? body) => text switch
    {
        "$accepted" => new JsonArray([.. body!["batch"]!.AsArray().Select(static one => (JsonNode)new JsonObject { ["id"] = one!["id"]!.DeepClone(), ["status"] = 201 })]),
        ['$', 'b', 'o', 'd', 'y', '.', .. var name] => body![name]!.DeepClone(),
        _ => null,
    };
}
