using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Langfuse.Observe.LocalServer.Features.Mcp;

/// <summary>The Model Context Protocol at /api/public/mcp: stateless, with the keys of the API.</summary>
internal static class McpEndpoint
{
    private const string Route = "/api/public/mcp";

    private const string Instructions =
        "Traces, observations, scores, prompts, datasets and experiments of one Langfuse project. If you do not know what is wrong, begin with findAnomalies, then read its examples with getObservation or getTrace. "
        + "Long answers are cut; each cut says how to read on with readMore.";

    private static readonly IList<Tool> s_tools = [.. McpTools.All.Select(Describe)];

    public static void AddServices(IServiceCollection services) => services
        .AddMcpServer(options =>
        {
            options.ServerInfo = new Implementation { Name = "langfuse-observe", Version = typeof(McpEndpoint).Assembly.GetName().Version!.ToString(3) };
            options.ServerInstructions = Instructions;
            options.Capabilities = new ServerCapabilities { Tools = new ToolsCapability() };
        })
        .WithHttpTransport(options =>
        {
            options.SessionMode = ModelContextProtocol.AspNetCore.HttpServerSessionMode.Stateless;
            options.ConfigureSessionOptions = (context, server, _) =>
            {
                server.Handlers.ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = s_tools });
                server.Handlers.CallToolHandler = async (request, _) => await CallAsync(context, request.Params!);
                return Task.CompletedTask;
            };
        });

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMcp(Route).Add(endpoint =>
    {
        var inner = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = Guarded.By(Access.Role.Viewer, inner);
    });

    private static async Task<CallToolResult> CallAsync(HttpContext context, CallToolRequestParams call)
    {
        try
        {
            var arguments = call.Arguments?.ToDictionary(StringComparer.Ordinal) ?? [];
            var tool = Checked(call.Name, arguments);
            if (tool.Name != McpTools.ReadMore)
            {
                return Say(McpAnswer.Fit(await AnswerAsync(context, tool, arguments)));
            }

            var asked = arguments["arguments"].EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
            var earlier = await AnswerAsync(context, Checked(arguments["tool"].GetString()!, asked), asked);
            return Say(McpAnswer.Part(earlier, arguments["pointer"].GetString()!, arguments.TryGetValue("offset", out var offset) ? offset.GetInt32() : 0));
        }
        catch (ApiException exception)
        {
            return Say(exception.Issues is { } issues ? string.Join("; ", issues) : exception.Message, isError: true);
        }
    }

    private static McpTool Checked(string name, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var tool = McpTools.Find(name) ?? throw ApiException.Refused($"There is no tool '{name}'.");
        var given = JsonText.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var (member, value) in arguments)
            {
                writer.WritePropertyName(member);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        return SchemaCheck.Problems(tool.Schema, given) is { Count: > 0 } problems ? throw ApiException.Invalid([.. problems.Select(problem => $"{name}: {problem}")]) : tool;
    }

    private static async Task<string> AnswerAsync(HttpContext context, McpTool tool, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        if (tool.Answer is { } answer)
        {
            return await answer(context, arguments);
        }

        var (status, body) = await InnerRequest.SendAsync(context, tool, arguments);
        return status < 300 ? body : throw ApiException.Refused(Reason(body, status));
    }

    private static string Reason(string body, int status)
    {
        using var document = JsonText.TryParse(body);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } error)
        {
            return $"{status} {body}";
        }

        var issues = error.TryGetProperty("error", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(issue => issue.Text("message")).OfType<string>() : [];
        return $"{status} {error.Text("message")} {string.Join("; ", issues)}".TrimEnd();
    }

    private static CallToolResult Say(string text, bool isError = false) => new() { Content = [new TextContentBlock { Text = text }], IsError = isError };

    private static Tool Describe(McpTool tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = tool.Schema,
        Annotations = new ToolAnnotations { ReadOnlyHint = tool.IsReadOnly, DestructiveHint = tool.IsDestructive, IdempotentHint = tool.IsIdempotent, OpenWorldHint = false },
    };
}
