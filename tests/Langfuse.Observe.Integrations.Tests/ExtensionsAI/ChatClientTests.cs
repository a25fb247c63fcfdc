using System.Text.Json;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Recorder;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.ExtensionsAI;

public sealed class ChatClientTests : IAsyncLifetime
{
    private FakeModel _model = null!;

    public async Task InitializeAsync() => _model = await FakeModel.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    private IChatClient Inner => Models.OpenAI(_model, isTraced: false).GetChatClient("gpt-4o-mini").AsIChatClient();

    [Fact]
    public async Task Call_IsAGenerationWithEverything()
    {
        using var recorder = LangfuseRecorder.Start();

        await Inner.UseLangfuse().GetResponseAsync(
            [new(ChatRole.System, "Be nice"), new(ChatRole.User, "hello")], new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 99, ConversationId = "c-1" });

        var generation = recorder.Traces.Single().ShouldHaveGeneration("chat gpt-4o-mini").WithModel("gpt-4o-mini-2024-07-18").Observation;
        Assert.Equal("""[{"role":"system","content":"Be nice"},{"role":"user","content":"hello"}]""", generation.Input);
        Assert.Contains("Echo: hello", generation.Output, StringComparison.Ordinal);
        Assert.Equal(Models.Usage, generation.Usage!.ToString());
        Assert.Equal("""{"temperature":0.5,"max_tokens":99}""", generation.ModelParameters);
        Assert.Equal("c-1", recorder.Traces.Single().SessionId);
    }

    [Fact]
    public async Task Parameters_AreOneJsonObject_WhateverTheyHold()
    {
        using var recorder = LangfuseRecorder.Start();

        await new EchoModel().UseLangfuse().GetResponseAsync("hello", new ChatOptions
        {
            Temperature = 1, TopP = 0.1f, FrequencyPenalty = float.NaN, Seed = long.MaxValue, StopSequences = ["\"end\"", "grüße\n"], AllowMultipleToolCalls = false,
            ResponseFormat = ChatResponseFormat.Json,
        });

        using var parameters = JsonDocument.Parse(recorder.Observations.Single().ModelParameters!);
        Assert.Equal(
            ["temperature=1", "top_p=0.1", "frequency_penalty=NaN", "seed=9223372036854775807", "stop=\"end\", grüße\n", "parallel_tool_calls=False", "response_format=json"],
            parameters.RootElement.EnumerateObject().Select(static parameter => parameter.Name + "=" + parameter.Value.ToString()));
        Assert.Equal(JsonValueKind.String, parameters.RootElement.GetProperty("seed").ValueKind);
    }

    [Fact]
    public async Task Stream_IsPutTogether()
    {
        using var recorder = LangfuseRecorder.Start();

        var text = "";
        await foreach (var update in Inner.UseLangfuse().GetStreamingResponseAsync("hello"))
        {
            text += update.Text;
        }

        var generation = recorder.Observations.Single();
        Assert.Equal("Echo: hello", text);
        Assert.Contains("Echo: hello", generation.Output, StringComparison.Ordinal);
        Assert.Equal(Models.Usage, generation.Usage!.ToString());
        Assert.NotNull(generation.CompletionStartTime);
    }

    [Fact]
    public async Task Stream_LeavesTheConsumersContextAlone()
    {
        using var recorder = LangfuseRecorder.Start();

        using (LangfuseContext.StartObservation("consumer"))
        {
            await foreach (var _ in Inner.UseLangfuse().GetStreamingResponseAsync("hello"))
            {
                Assert.Equal("consumer", LangfuseContext.Current?.Name);
                LangfuseContext.StartObservation("step").Dispose();
            }
        }

        Assert.All(recorder.Observations.Where(static o => o.Name == "step"), o => Assert.Equal("consumer", recorder.Observations.Single(above => above.Id == o.ParentId).Name));
    }

    [Fact]
    public async Task Tools_HangUnderTheGenerationThatAskedForThem()
    {
        using var recorder = LangfuseRecorder.Start();
        var tool = AIFunctionFactory.Create((string city) => "15 C in " + city, "get_weather").UseLangfuse();
        var chat = Inner.AsBuilder().UseFunctionInvocation().UseLangfuse().Build();

        using (LangfuseContext.StartObservation("agent", ObservationType.Agent))
        {
            await chat.GetResponseAsync("the weather?", new ChatOptions { Tools = [tool] });
        }

        var trace = recorder.Traces.Single();
        Assert.Equal(2, trace.Observations.Count(static o => o.Type == ObservationType.Generation));
        var call = trace.ShouldHaveTool("get_weather").Under("chat gpt-4o-mini").Observation;
        Assert.Equal("""{"city":"Paris"}""", call.Input);
        Assert.Contains("15 C in Paris", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LazyMessages_AreReadOnce()
    {
        using var recorder = LangfuseRecorder.Start();
        var reads = 0;
        IEnumerable<ChatMessage> Messages()
        {
            reads++;
            yield return new(ChatRole.User, "hello");
        }

        await Inner.UseLangfuse().GetResponseAsync(Messages());

        Assert.Equal(1, reads);
        Assert.Contains("hello", recorder.Observations.Single().Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsRecorded_AndLeavesUnchanged()
    {
        using var recorder = LangfuseRecorder.Start();
        using var failing = new FailingClient();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => failing.UseLangfuse().GetResponseAsync("hello"));

        Assert.Same(failing.Fault, thrown);
        Assert.Equal("InvalidOperationException: no model", recorder.Observations.Single().StatusMessage);
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in failing.UseLangfuse().GetStreamingResponseAsync("hello"))
            {
            }
        });
        Assert.Equal(ObservationLevel.Error, recorder.Observations[1].Level);
    }

    [Fact]
    public async Task Embeddings_AreRecorded()
    {
        using var recorder = LangfuseRecorder.Start();
        var generator = Models.OpenAI(_model, isTraced: false).GetEmbeddingClient("text-embedding-3-small").AsIEmbeddingGenerator().UseLangfuse();

        await generator.GenerateAsync(["a", "b"]);

        var embedding = recorder.Observations.Single();
        Assert.Equal(ObservationType.Embedding, embedding.Type);
        Assert.Equal("""["a","b"]""", embedding.Input);
        Assert.Contains("\"count\":2", embedding.Output, StringComparison.Ordinal);
        Assert.Equal("input 7, total 7", embedding.Usage!.ToString());
    }

    private sealed class FailingClient : IChatClient
    {
        public InvalidOperationException Fault { get; } = new("no model");

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw Fault;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw Fault;

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
