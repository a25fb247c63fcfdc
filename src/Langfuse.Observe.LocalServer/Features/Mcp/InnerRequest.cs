using System.Text;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>Asks an operation of this server from within, with the keys of the request outside: so a tool may do exactly what its caller may, and answers what the API answers.</summary>
internal static class InnerRequest
{
    public static async Task<(int Status, string Body)> SendAsync(HttpContext outer, McpTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var (method, route) = tool.Operation!.Split(' ') is [var verb, var path] ? (verb, path) : throw new InvalidOperationException(tool.Operation);
        var given = WithDefaults(tool, arguments);
        var target = Target(route, given, method == HttpMethods.Get);
        var inner = new DefaultHttpContext { RequestServices = outer.RequestServices, RequestAborted = outer.RequestAborted };
        inner.Request.Method = method;
        inner.Request.Scheme = outer.Request.Scheme;
        inner.Request.Host = outer.Request.Host;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        inner.Request.Path = question < 0 ? target : target[..question];
        inner.Request.QueryString = new QueryString(question < 0 ? "" : target[question..]);
        inner.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        inner.Connection.RemoteIpAddress = outer.Connection.RemoteIpAddress;
        foreach (var (name, value) in outer.Request.Headers.Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)))
        {
            inner.Request.Headers[name] = value;
        }

        if (method != HttpMethods.Get)
        {
            SetBody(inner, Body(outer, route, given));
        }

        using var answer = new MemoryStream();
        inner.Response.Body = answer;
        try
        {
            await Endpoint(outer, method, route)(inner);
        }
        catch (Exception exception) when (StorageFailure.Explain(exception) is { } known)
        {
            await JsonReply.FailAsync(inner, known);
        }

        return (inner.Response.StatusCode, Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length));
    }

    private static RequestDelegate Endpoint(HttpContext outer, string method, string route) => outer.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .First(endpoint => Names(endpoint.RoutePattern.RawText!) == Names(route) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true).RequestDelegate!;

    // Routes name their parts as they like; only the places count.
    private static string Names(string route) => string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    private static Dictionary<string, JsonElement> WithDefaults(McpTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var given = arguments.Where(pair => pair.Value.ValueKind != JsonValueKind.Null).ToDictionary(StringComparer.Ordinal);
        foreach (var parameter in tool.Parameters.Where(parameter => parameter.Otherwise is not null && !given.ContainsKey(parameter.Name)))
        {
            given[parameter.Name] = parameter.Type == "integer" ? JsonText.Parse(parameter.Otherwise!) : JsonText.Of(parameter.Otherwise!);
        }

        return given;
    }

    private static string Target(string route, Dictionary<string, JsonElement> given, bool withQuery)
    {
        var path = string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? Uri.EscapeDataString(Plain(Take(given, part[1..^1]))) : part));
        var query = withQuery
            ? given.SelectMany(pair => pair.Value.ValueKind == JsonValueKind.Array && pair.Key != "filter" ? pair.Value.EnumerateArray().Select(item => (pair.Key, item)) : [(pair.Key, pair.Value)])
            : [];
        var text = string.Join('&', query.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(Plain(pair.Item2))}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    private static JsonElement Take(Dictionary<string, JsonElement> given, string name) => given.Remove(name, out var value) ? value : JsonText.Of("");

    private static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static byte[] Body(HttpContext outer, string route, Dictionary<string, JsonElement> given)
    {
        if (route.EndsWith("/comments", StringComparison.Ordinal))
        {
            given["projectId"] = JsonText.Of(outer.ProjectId());
        }

        return Encoding.UTF8.GetBytes(JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in given)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
    }

    private static void SetBody(DefaultHttpContext inner, byte[] body)
    {
        inner.Request.ContentType = "application/json";
        inner.Request.ContentLength = body.Length;
        inner.Request.Body = new MemoryStream(body);
    }
}
