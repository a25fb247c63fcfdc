using System.ClientModel;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using OpenAI.Chat;

namespace Langfuse.Observe.Integrations.Tests.OpenAI;

public sealed class ChatTests : IAsyncLifetime
{
    private FakeModel _model = null!;

    public async Task InitializeAsync() => _model = await FakeModel.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    [Fact]
    public async Task Chat_IsAGenerationUnderWhatIsCurrent()
    {
        using var recorder = LangfuseRecorder.Start();
        var chat = Models.OpenAI(_model, isTraced: true).GetChatClient("gpt-4o-mini");

        using (LangfuseContext.StartObservation("answer"))
        {
            await chat.CompleteChatAsync([new SystemChatMessage("Be nice"), new UserChatMessage("hello")], new ChatCompletionOptions { Temperature = 0.5f, MaxOutputTokenCount = 99 });
        }

        var trace = recorder.Traces.Single();
        var generation = trace.ShouldHaveGeneration("chat gpt-4o-mini").Under("answer").WithModel("gpt-4o-mini-2024-07-18").Observation;
        Assert.Equal("""[{"role":"system","content":"Be nice"},{"role":"user","content":"hello"}]""", generation.Input);
        Assert.Contains("\"content\":\"Echo: hello\"", generation.Output, StringComparison.Ordinal);
        Assert.Equal(Models.Usage, generation.Usage!.ToString());
        Assert.Equal("""{"temperature":0.5,"max_completion_tokens":99}""", generation.ModelParameters);
        Assert.Equal("stop", generation.Metadata["finish_reason"]);
    }

    [Fact]
    public async Task StreamedChat_IsPutTogether_AndKnowsItsFirstToken()
    {
        using var recorder = LangfuseRecorder.Start();
        var chat = Models.OpenAI(_model, isTraced: true).GetChatClient("gpt-4o-mini");

        var text = "";
        await foreach (var update in chat.CompleteChatStreamingAsync("hello"))
        {
            text += string.Concat(update.ContentUpdate.Select(static part => part.Text));
        }

        var generation = recorder.Observations.Single();
        Assert.Equal("Echo: hello", text);
        Assert.Equal("""{"role":"assistant","content":"Echo: hello"}""", generation.Output);
        Assert.Equal(Models.Usage, generation.Usage!.ToString());
        Assert.NotNull(generation.CompletionStartTime);
        Assert.Equal("gpt-4o-mini-2024-07-18", generation.Model);
    }

    [Fact]
    public void SynchronousChat_IsRecorded_StreamingToo()
    {
        using var recorder = LangfuseRecorder.Start();
        var chat = Models.OpenAI(_model, isTraced: true).GetChatClient("gpt-4o-mini");

        chat.CompleteChat("hello");
        Assert.Equal(5, chat.CompleteChatStreaming("hello").Count());

        Assert.All(recorder.Observations, static generation => Assert.Contains("Echo: hello", generation.Output, StringComparison.Ordinal));
        Assert.Equal(2, recorder.Observations.Count);
    }

    [Fact]
    public async Task ToolCall_StandsInInputAndOutput()
    {
        using var recorder = LangfuseRecorder.Start();
        var chat = Models.OpenAI(_model, isTraced: true).GetChatClient("gpt-4o-mini");
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("get_weather", "The weather.") } };

        await chat.CompleteChatAsync([new UserChatMessage("the weather?")], options);
        await foreach (var _ in chat.CompleteChatStreamingAsync([new UserChatMessage("the weather?")], options))
        {
        }

        Assert.Equal(2, recorder.Observations.Count);
        Assert.All(recorder.Observations, static generation =>
        {
            Assert.Contains("\"tools\":[{", generation.Input, StringComparison.Ordinal);
            Assert.Contains("\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"", generation.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task StreamThatIsBrokenOff_KeepsWhatCame_WithAnEstimate()
    {
        using var recorder = LangfuseRecorder.Start();
        var chat = Models.OpenAI(_model, isTraced: true).GetChatClient("gpt-4o-mini");

        await foreach (var update in chat.CompleteChatStreamingAsync("hello"))
        {
            if (update.ContentUpdate.Count > 0 && update.ContentUpdate[0].Text.Length > 0)
            {
                break;
            }
        }

        var generation = recorder.Observations.Single();
        Assert.Contains("Ech", generation.Output, StringComparison.Ordinal);
        Assert.NotNull(generation.Usage);
    }

    [Fact]
    public async Task Refusal_IsAnErrorWithTheServicesText_AndReachesTheCaller()
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(429, "application/json", """{"error":{"message":"Rate limit reached","type":"requests"}}""");
        var chat = Models.OpenAI(server.Address, isTraced: true).GetChatClient("gpt-4o-mini");

        var thrown = await Assert.ThrowsAsync<ClientResultException>(() => chat.CompleteChatAsync("hello"));

        Assert.Contains("Rate limit reached", thrown.Message, StringComparison.Ordinal);
        var generation = recorder.Observations.Single();
        Assert.Equal(ObservationLevel.Error, generation.Level);
        Assert.Equal("HTTP 429: Rate limit reached", generation.StatusMessage);
    }

    [Fact]
    public async Task AnswerThatCannotBeRead_IsTheCallersAsItIs()
    {
        using var recorder = LangfuseRecorder.Start();
        await using var server = await ScriptedServer.StartAsync(200, "application/json", """{"choices": [ {"message": 3, "finish_reason": {} } """);
        var chat = Models.OpenAI(server.Address, isTraced: true).GetChatClient("gpt-4o-mini");

        await Assert.ThrowsAnyAsync<Exception>(() => chat.CompleteChatAsync("hello"));

        Assert.Equal("chat gpt-4o-mini", recorder.Observations.Single().Name);
    }

    [Fact]
    public async Task NothingRecords_CallsPassThrough()
    {
        var chat = Models.OpenAI(_model, isTraced: true).GetChatClient("gpt-4o-mini");

        ChatCompletion answer = await chat.CompleteChatAsync("hello");

        Assert.Equal("Echo: hello", answer.Content[0].Text);
    }
}
