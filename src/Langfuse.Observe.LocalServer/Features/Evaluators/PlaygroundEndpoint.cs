using System.Diagnostics;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>POST /api/local/playground: asks a model of an LLM connection, so that a prompt can be tried before it is used. The key stays on the server, and nothing is recorded.</summary>
internal static class PlaygroundEndpoint
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/local/playground", Guarded.Local(Role.Member, AskAsync));

    private static async Task AskAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("provider", "model", "messages");
        var (provider, model) = (body.RequiredText("provider", 200), body.RequiredText("model", 200));
        var messages = body.Objects("messages")?.Select(item => new JudgeMessage(item.RequiredText("role", 50), item.RequiredText("content"))).ToList() ?? [];
        if (messages.Count == 0)
        {
            body.Issues.Add("messages: at least one {role, content} is required");
        }

        body.Check();
        var connection = context.Get<ICatalogue>().FindUnique(LlmConnection.Collection, context.ProjectId(), provider)
            ?? throw ApiException.NotFound($"There is no LLM connection '{provider}'. Make it in the settings, or by PUT /api/public/llm-connections.");
        var started = Stopwatch.GetTimestamp();
        var reply = await AskAsync(context, connection, new JudgeQuestion(model, messages, Output: null));
        var lasted = Stopwatch.GetElapsedTime(started);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("text", reply.Text);
            writer.WriteString("model", reply.Model ?? model);
            WriteCount(writer, "inputTokens", reply.InputTokens);
            WriteCount(writer, "outputTokens", reply.OutputTokens);
            writer.WriteNumber("durationMs", (long)lasted.TotalMilliseconds);
            writer.WriteEndObject();
        });
    }

    private static async Task<JudgeReply> AskAsync(HttpContext context, LlmConnection connection, JudgeQuestion question)
    {
        using var timeOut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timeOut.CancelAfter(s_longest);
        try
        {
            return await context.Get<IJudge>().AskAsync(connection, question, timeOut.Token);
        }
        catch (JudgeException exception)
        {
            throw new ApiException(StatusCodes.Status502BadGateway, exception.Message, "ProviderError");
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new ApiException(StatusCodes.Status504GatewayTimeout, $"'{connection.Provider}' gave no answer within {s_longest.TotalMinutes} minutes.", "ProviderError");
        }
    }

    private static void WriteCount(System.Text.Json.Utf8JsonWriter writer, string name, long? count)
    {
        if (count is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
