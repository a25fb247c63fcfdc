using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using OpenAI.Responses;

namespace Langfuse.Observe.Integrations.Tests.OpenAI;

public sealed class OperationTests : IAsyncLifetime
{
    private FakeModel _model = null!;

    public async Task InitializeAsync() => _model = await FakeModel.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    [Fact]
    public async Task Responses_AreGenerations_StreamingToo()
    {
        using var recorder = LangfuseRecorder.Start();
        var client = Models.OpenAI(_model, isTraced: true).GetResponsesClient();

        await client.CreateResponseAsync("gpt-4o-mini", "hello");
        await foreach (var _ in await client.CreateResponseStreamingAsync("gpt-4o-mini", "hello"))
        {
        }

        Assert.Equal(2, recorder.Observations.Count);
        Assert.All(recorder.Observations, static generation =>
        {
            Assert.Equal("responses gpt-4o-mini", generation.Name);
            Assert.Contains("Echo: hello", generation.Output, StringComparison.Ordinal);
            Assert.Equal(Models.Usage, generation.Usage!.ToString());
        });
        Assert.NotNull(recorder.Observations[1].CompletionStartTime);
    }

    [Fact]
    public async Task Embeddings_AreCounted_NotCopied()
    {
        using var recorder = LangfuseRecorder.Start();

        await Models.OpenAI(_model, isTraced: true).GetEmbeddingClient("text-embedding-3-small").GenerateEmbeddingsAsync(["a", "b"]);

        var embedding = recorder.Observations.Single();
        Assert.Equal(ObservationType.Embedding, embedding.Type);
        Assert.Equal("""["a","b"]""", embedding.Input);
        Assert.Equal("""{"count":2,"dimensions":8}""", embedding.Output);
        Assert.Equal("input 7, total 7", embedding.Usage!.ToString());
    }

    [Fact]
    public async Task Images_AreMedia()
    {
        using var recorder = LangfuseRecorder.Start();

        await Models.OpenAI(_model, isTraced: true).GetImageClient("gpt-image-1").GenerateImageAsync("a red pixel");

        var generation = recorder.Observations.Single();
        Assert.Equal("a red pixel", generation.Input);
        Assert.Contains("image/png", generation.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transcription_HasItsTextAndUsage_TheAudioStaysAway()
    {
        using var recorder = LangfuseRecorder.Start();
        using var audio = new MemoryStream([1, 2, 3]);

        await Models.OpenAI(_model, isTraced: true).GetAudioClient("whisper-1").TranscribeAudioAsync(audio, "a.wav");

        var generation = recorder.Observations.Single();
        Assert.Equal("(file)", generation.Input);
        Assert.Equal("Good morning", generation.Output);
        Assert.Equal("input 3, output 2, total 5", generation.Usage!.ToString());
    }

    [Fact]
    public async Task Azure_IsTracedAlike_TheDeploymentIsTheModelAskedFor()
    {
        using var recorder = LangfuseRecorder.Start();
        var options = new AzureOpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(0) }.UseLangfuse();
        var client = new AzureOpenAIClient(_model.Address, new System.ClientModel.ApiKeyCredential("key"), options);

        await client.GetChatClient("my-deployment").CompleteChatAsync("hello");

        recorder.Traces.Single().ShouldHaveGeneration("chat my-deployment").WithModel("gpt-4o-mini-2024-07-18");
    }
}
