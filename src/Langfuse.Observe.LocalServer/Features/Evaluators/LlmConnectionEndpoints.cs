using System.Text.Json;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>LLM connections: list, create or replace, delete.</summary>
internal static class LlmConnectionEndpoints
{
    private static readonly string[] s_adapters = ["anthropic", "openai", "azure", "bedrock", "google-vertex-ai", "google-ai-studio"];
    private static readonly string[] s_members = ["provider", "adapter", "secretKey", "baseURL", "customModels", "withDefaultModels", "extraHeaders", "config"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/llm-connections", Guarded.By(Role.Viewer, ListAsync));
        routes.MapPut("/api/public/llm-connections", Guarded.By(Role.Member, PutAsync));
        routes.MapDelete("/api/public/llm-connections/{id}", Guarded.By(Role.Member, DeleteAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        query.Check();
        return JsonReply.OkAsync(
            context, context.Get<ICatalogue>().PageOf(LlmConnection.Collection, context.ProjectId(), asked, LlmConnectionReply.Of), EvaluatorJson.Default.LlmConnectionPage);
    }

    private static async Task PutAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only(s_members);
        var box = context.Get<SecretBox>();
        var nowUs = context.NowUs();
        var provider = body.RequiredText("provider", 200);
        var adapter = body.RequiredChoice("adapter", s_adapters);
        var key = body.RequiredText("secretKey");
        var headers = ReadHeaders(body, box);
        var address = ReadAddress(body);
        var models = body.Texts("customModels") ?? [];
        var withDefaults = body.Flag("withDefaultModels") ?? true;
        var config = body.Object("config");
        body.Check();

        var earlier = context.Get<ICatalogue>().FindUnique(LlmConnection.Collection, context.ProjectId(), provider);
        var made = new LlmConnection(
            earlier?.Id ?? Guid.NewGuid().ToString(), provider, adapter, box.Seal(key), SecretHash.Display(key), address, models, withDefaults, headers, config, earlier?.CreatedUs ?? nowUs, nowUs);
        await context.Get<ICatalogue>().PutAsync(LlmConnection.Collection, context.ProjectId(), made, context.RequestAborted);
        await context.Get<EvaluatorLibrary>().ReactivateOfAsync(context.ProjectId(), provider, context.RequestAborted);
        await JsonReply.WriteAsync(
            context, earlier is null ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            writer => JsonSerializer.Serialize(writer, LlmConnectionReply.Of(made), EvaluatorJson.Default.LlmConnectionReply));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var id = PathSegment.FromEnd(context);
        var connection = context.Get<ICatalogue>().Find(LlmConnection.Collection, context.ProjectId(), id) ?? throw ApiException.NotFound("LLM connection not found");
        await context.Get<ICatalogue>().DeleteAsync(LlmConnection.Collection, context.ProjectId(), id, context.RequestAborted);
        await context.Get<EvaluatorLibrary>().PauseOfAsync(
            context.ProjectId(), connection.Provider, $"The LLM connection '{connection.Provider}' was deleted. Make it again, or give the evaluator another model.", context.RequestAborted);
        await JsonReply.OkAsync(context, new LlmConnectionDeletion("LLM connection deleted successfully"), EvaluatorJson.Default.LlmConnectionDeletion);
    }

    private static string? ReadAddress(BodyReader body)
    {
        if (body.Text("baseURL") is not { } address)
        {
            return null;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            body.Issues.Add($"baseURL: '{address}' is not an http or https address, such as https://api.openai.com/v1");
        }

        return address;
    }

    private static Dictionary<string, string> ReadHeaders(BodyReader body, SecretBox box)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (body.Object("extraHeaders") is { } given)
        {
            foreach (var header in given.EnumerateObject())
            {
                if (header.Value.ValueKind != JsonValueKind.String)
                {
                    body.Issues.Add($"extraHeaders.{header.Name}: must be a string");
                    continue;
                }

                headers[header.Name] = box.Seal(header.Value.GetString()!);
            }
        }

        return headers;
    }
}
