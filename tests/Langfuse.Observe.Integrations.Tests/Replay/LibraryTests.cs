using System.ClientModel;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using OpenAI.Responses;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>Calls through the integrations, and methods with the libraries' types, answer the same with the model's server gone.</summary>
public sealed class LibraryTests
{
    private static readonly Uri s_nowhere = new("http://127.0.0.1:9/v1");

    [Fact]
    public Task OpenAIChat_AnswersTheSame() => AnswersTheSameAsync(static address => Describe(
        Models.OpenAI(address, isTraced: true).GetChatClient("gpt-4o-mini").CompleteChatAsync("hello")));

    [Fact]
    public Task OpenAIToolCall_AnswersTheSame() => AnswersTheSameAsync(static address => Describe(
        Models.OpenAI(address, isTraced: true).GetChatClient("gpt-4o-mini").CompleteChatAsync(
            [new UserChatMessage("the weather?")], new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather") } })));

    [Fact]
    public Task OpenAIStream_AnswersTheSame() => AnswersTheSameAsync(static async address =>
    {
        var text = "";
        await foreach (var update in Models.OpenAI(address, isTraced: true).GetChatClient("gpt-4o-mini").CompleteChatStreamingAsync("hello"))
        {
            text += string.Concat(update.ContentUpdate.Select(static part => part.Text)) + update.FinishReason + update.Usage?.TotalTokenCount;
        }

        return text;
    });

    [Fact]
    public Task OpenAIStreamedToolCall_AnswersTheSame() => AnswersTheSameAsync(static async address =>
    {
        var arguments = "";
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather") } };
        await foreach (var update in Models.OpenAI(address, isTraced: true).GetChatClient("gpt-4o-mini").CompleteChatStreamingAsync([new UserChatMessage("the weather?")], options))
        {
            arguments += string.Concat(update.ToolCallUpdates.Select(static call => call.FunctionName + call.FunctionArgumentsUpdate)) + update.FinishReason;
        }

        return arguments;
    });

    [Fact]
    public Task OpenAIResponses_AnswerTheSame() => AnswersTheSameAsync(static async address =>
    {
        var client = Models.OpenAI(address, isTraced: true).GetResponsesClient();
        ResponseResult response = await client.CreateResponseAsync("gpt-4o-mini", "hello");
        return response.GetOutputText() + response.Status + response.Usage.TotalTokenCount + response.Usage.InputTokenDetails.CachedTokenCount + response.Id;
    });

    [Fact]
    public Task OpenAIStreamedResponses_AnswerTheSame() => AnswersTheSameAsync(static async address =>
    {
        var text = "";
        await foreach (var update in await Models.OpenAI(address, isTraced: true).GetResponsesClient().CreateResponseStreamingAsync("gpt-4o-mini", "hello"))
        {
            text += update switch
            {
                StreamingResponseOutputTextDeltaUpdate delta => delta.Delta,
                StreamingResponseCompletedUpdate completed => completed.Response.Status?.ToString(),
                _ => "",
            };
        }

        return text;
    });

    [Fact]
    public async Task Refusal_IsRefusedAgain()
    {
        await using var server = await ScriptedServer.StartAsync(429, "application/json", """{"error":{"message":"slow down","type":"rate_limit"}}""");
        var trace = await RecordAsync(() => Assert.ThrowsAsync<ClientResultException>(() => Ask(server.Address)));
        using var replay = LangfuseReplay.From(trace);

        var refused = await Assert.ThrowsAsync<ClientResultException>(static () => Ask(s_nowhere));

        Assert.Equal(429, refused.Status);
        Assert.Contains("slow down", refused.Message, StringComparison.Ordinal);

        static Task Ask(Uri address) => Models.OpenAI(address, isTraced: true).GetChatClient("gpt-4o-mini").CompleteChatAsync("hello");
    }

    [Fact]
    public Task ExtensionsAI_WithTools_AnswersTheSame() => AnswersTheSameAsync(static async address =>
    {
        var calls = 0;
        var tool = AIFunctionFactory.Create((string city) => $"15 C in {city}, asked {++calls}", "get_weather").UseLangfuse();
        var chat = Models.OpenAI(address, isTraced: false).GetChatClient("gpt-4o-mini").AsIChatClient().AsBuilder().UseFunctionInvocation().UseLangfuse().Build();
        var response = await chat.GetResponseAsync("the weather?", new ChatOptions { Tools = [tool] });
        return $"{response.Text} {response.FinishReason} {response.ModelId} {response.ResponseId} {response.Usage?.TotalTokenCount} {response.Messages.Count}";
    });

    [Fact]
    public Task ExtensionsAI_RecordedOnBothSidesOfTools_AnswersTheSame() => AnswersTheSameAsync(static async address =>
    {
        var tool = AIFunctionFactory.Create(static (string city) => "15 C in " + city, "get_weather").UseLangfuse();
        var chat = Models.OpenAI(address, isTraced: false).GetChatClient("gpt-4o-mini").AsIChatClient().AsBuilder().UseLangfuse().UseFunctionInvocation().UseLangfuse().Build();
        var response = await chat.GetResponseAsync("the weather?", new ChatOptions { Tools = [tool] });
        return $"{response.Text} {response.Usage?.TotalTokenCount}";
    });

    [Fact]
    public Task ExtensionsAIStream_AnswersTheSame() => AnswersTheSameAsync(static async address =>
    {
        var chat = Models.OpenAI(address, isTraced: false).GetChatClient("gpt-4o-mini").AsIChatClient().UseLangfuse();
        var response = await chat.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hello")]).ToChatResponseAsync();
        return $"{response.Text} {response.FinishReason} {response.Usage?.InputTokenCount} {response.Usage?.CachedInputTokenCount}";
    });

    [Fact]
    public Task ObservedMethodsWithLibraryTypes_AnswerTheSame() => AnswersTheSameAsync(static async address =>
    {
        var client = Models.OpenAI(address, isTraced: false).GetChatClient("gpt-4o-mini");
        var response = await Observed.RespondAsync(client.AsIChatClient(), "hello");
        var completion = await Observed.CompleteAsync(client, "hello");
        ChatCompletion wrapped = await Observed.WrappedAsync(client, "hello");
        var streamed = await Observed.StreamAsync(client.AsIChatClient(), "hello").ToChatResponseAsync();
        return $"{response.Text}{response.FinishReason}{response.Usage?.TotalTokenCount} {completion.Content[0].Text}{completion.FinishReason}{completion.Usage.TotalTokenCount} "
            + $"{wrapped.Content[0].Text}{wrapped.Model} {streamed.Text}";
    });

    private static async Task<string> Describe(Task<ClientResult<ChatCompletion>> call)
    {
        var completion = (await call).Value;
        return string.Concat(completion.Content.Select(static part => part.Text)) + string.Concat(completion.ToolCalls.Select(static tool => tool.Id + tool.FunctionName + tool.FunctionArguments))
            + completion.FinishReason + completion.Model + completion.Id + completion.Usage.InputTokenCount + completion.Usage.InputTokenDetails.CachedTokenCount + completion.Usage.OutputTokenDetails.ReasoningTokenCount;
    }

    private static async Task AnswersTheSameAsync(Func<Uri, Task<string>> ask)
    {
        var answer = "";
        RecordedTrace trace;
        await using (var model = await FakeModel.StartAsync())
        {
            trace = await RecordAsync(async () => answer = await ask(new Uri(model.Address, "/v1")));
        }

        using var replay = LangfuseReplay.From(trace);

        Assert.Equal(answer, await ask(s_nowhere));
        Assert.NotEqual("", answer);
        replay.ShouldHaveNoDifference();
    }

    private static async Task<RecordedTrace> RecordAsync(Func<Task> run)
    {
        using var recorder = LangfuseRecorder.Start();
        using (LangfuseContext.StartObservation("run"))
        {
            await run();
        }

        return recorder.Traces.Single();
    }

    // Twice on purpose: a replay answers whichever of the two stands outside.
#pragma warning disable LFO1018
    private static class Observed
    {
        [Observe(AsType = ObservationType.Generation)]
        public static async Task<ChatResponse> RespondAsync(IChatClient chat, string question) => await chat.GetResponseAsync(question);

        [Observe(AsType = ObservationType.Generation)]
        public static async Task<ChatCompletion> CompleteAsync(ChatClient chat, string question) => await chat.CompleteChatAsync(question);

        [Observe(AsType = ObservationType.Generation)]
        public static async Task<ClientResult<ChatCompletion>> WrappedAsync(ChatClient chat, string question) => await chat.CompleteChatAsync(question);

        [Observe(AsType = ObservationType.Generation)]
        public static IAsyncEnumerable<ChatResponseUpdate> StreamAsync(IChatClient chat, string question) => chat.GetStreamingResponseAsync(question);
    }
#pragma warning restore LFO1018
}
