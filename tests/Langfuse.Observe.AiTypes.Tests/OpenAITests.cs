using System.ClientModel;
using Azure.AI.OpenAI;
using Langfuse.Observe.AiTypes.Tests.Support;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Images;
using OpenAI.Responses;

namespace Langfuse.Observe.AiTypes.Tests;

public sealed class OpenAITests : ModelTests
{
    private static readonly ChatTool s_weather = ChatTool.CreateFunctionTool(
        "get_weather", "The weather of a city", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}"""));

    private Service Observed => new(new OpenAIClient(new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = OpenAIAddress }));

    [Fact]
    public async Task Completion_HasMessageReasonModelAndUsage()
    {
        _ = Recorder;
        await Observed.CompleteAsync([new SystemChatMessage("You are nice"), new UserChatMessage("hello")], new ChatCompletionOptions { Temperature = 0.5f });

        var call = Single("CompleteAsync");
        Assert.Equal("""{"messages":[{"role":"system","content":"You are nice"},{"role":"user","content":"hello"}],"options":{"temperature":0.5}}""", call.Input);
        Assert.Equal(
            """{"role":"assistant","content":"Echo: hello","finish_reason":"stop","model":"gpt-4o-mini-2024-07-18","usage":{"input":12,"output":5,"total":29,"input_cached_tokens":8,"output_reasoning_tokens":4}}""",
            call.Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
        Assert.Equal("""{"temperature":0.5}""", call.ModelParameters);
        IsOpenAIUsage(call.Usage);
    }

    [Fact]
    public void Wrapped_IsWhatItWraps()
    {
        _ = Recorder;
        Observed.Wrapped("hello");

        Assert.Equal("Echo: hello", Json(Single("Wrapped").Output).GetProperty("content").GetString());
        IsOpenAIUsage(Single("Wrapped").Usage);
    }

    [Fact]
    public async Task WrappedInATask_IsWhatItWraps()
    {
        _ = Recorder;
        await Observed.WrappedAsync("hello");

        Assert.Equal("Echo: hello", Json(Single("WrappedAsync").Output).GetProperty("content").GetString());
        IsOpenAIUsage(Single("WrappedAsync").Usage);
    }

    [Fact]
    public async Task Tools_AreThereOfferedAndCalled()
    {
        _ = Recorder;
        await Observed.CompleteAsync([new UserChatMessage("the weather in Paris?")], new ChatCompletionOptions { Tools = { s_weather } });

        var call = Single("CompleteAsync");
        Assert.Contains("""{"type":"function","function":{"name":"get_weather","description":"The weather of a city","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}""", call.Input, StringComparison.Ordinal);
        Assert.Contains(""""tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}}],"finish_reason":"tool_calls"""", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_HasCallsAnswersAndImages()
    {
        _ = Recorder;
        var bytes = Convert.FromBase64String(OpenAIWire.Pixel);
        await Observed.CompleteAsync(
            [
                new UserChatMessage(ChatMessageContentPart.CreateTextPart("see"), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png")),
                new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("c1", "get_weather", BinaryData.FromString("""{"city":"Rome"}"""))]),
                new ToolChatMessage("c1", "20 C"),
            ],
            null);

        var messages = Json(Single("CompleteAsync").Input).GetProperty("messages");
        Assert.Equal("see", messages[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(new LangfuseMedia(bytes, "image/png").Reference, messages[0].GetProperty("content")[1].GetProperty("image_url").GetProperty("url").GetString());
        Assert.Equal("""{"city":"Rome"}""", messages[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        Assert.Equal("""{"role":"tool","content":"20 C","tool_call_id":"c1"}""", Compact(messages[2]));
    }

    [Fact]
    public async Task Stream_AddsUp()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync("hello", null))
        {
        }

        Assert.Equal("Echo: hello", Single("StreamAsync").Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", Single("StreamAsync").Model);
        IsOpenAIUsage(Single("StreamAsync").Usage);
    }

    [Fact]
    public async Task StreamOfAToolCall_IsOneCall()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync("the weather in Paris?", new ChatCompletionOptions { Tools = { s_weather } }))
        {
        }

        Assert.Equal(
            """{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}}],"finish_reason":"tool_calls","model":"gpt-4o-mini-2024-07-18","usage":{"input":12,"output":5,"total":29,"input_cached_tokens":8,"output_reasoning_tokens":4}}""",
            Single("StreamAsync").Output);
    }

    [Fact]
    public async Task Response_HasItemsModelAndUsage()
    {
        _ = Recorder;
        await Observed.RespondAsync("hello");

        var call = Single("RespondAsync");
        Assert.Equal("Echo: hello", Json(call.Output).GetProperty("content").GetString());
        Assert.Equal("completed", Json(call.Output).GetProperty("finish_reason").GetString());
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
        IsOpenAIUsage(call.Usage);
    }

    [Fact]
    public async Task StreamedResponse_IsTheWholeOne()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamResponseAsync("hello"))
        {
        }

        Assert.Equal("Echo: hello", Json(Single("StreamResponseAsync").Output).GetProperty("content").GetString());
        IsOpenAIUsage(Single("StreamResponseAsync").Usage);
    }

    [Fact]
    public async Task BrokenOffResponse_IsTheTextSoFar()
    {
        _ = Recorder;
        await foreach (var update in Observed.StreamResponseAsync("hello"))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate)
            {
                break;
            }
        }

        Assert.Equal("Echo: hello", Single("StreamResponseAsync").Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", Single("StreamResponseAsync").Model);
    }

    [Fact]
    public async Task Embeddings_AreCountAndDimensions()
    {
        _ = Recorder;
        await Observed.EmbedAsync(["a", "b", "c"]);

        Assert.Equal("""{"count":3,"dimensions":8,"model":"text-embedding-3-small","usage":{"input":7,"total":7}}""", Single("EmbedAsync").Output);
    }

    [Fact]
    public async Task GeneratedImages_AreMedia()
    {
        _ = Recorder;
        await Observed.DrawAsync("a pixel");

        var reference = new LangfuseMedia(Convert.FromBase64String(OpenAIWire.Pixel), "image/png").Reference;
        Assert.Contains(reference, Single("DrawAsync").Output, StringComparison.Ordinal);
        Assert.Contains("a red pixel", Single("DrawAsync").Output, StringComparison.Ordinal);
        Assert.Equal(11, Single("DrawAsync").Usage?["total"]);
    }

    [Fact]
    public async Task Transcription_IsItsText()
    {
        _ = Recorder;
        await Observed.TranscribeAsync();

        Assert.Equal("Good morning", Json(Single("TranscribeAsync").Output).GetProperty("content").GetString());
        Assert.Equal(5, Single("TranscribeAsync").Usage?["total"]);
    }

    [Fact]
    public async Task Azure_IsTheSame()
    {
        _ = Recorder;
        var azure = new AzureOpenAIClient(Address, new ApiKeyCredential("key"));
        await new Service(azure).CompleteAsync([new UserChatMessage("hello")], null);

        Assert.Equal("Echo: hello", Json(Single("CompleteAsync").Output).GetProperty("content").GetString());
        IsOpenAIUsage(Single("CompleteAsync").Usage);
    }

    [Fact]
    public void Clients_AreLeftOut()
    {
        _ = Recorder;
        Service.WithClients(new ChatClient("m", new ApiKeyCredential("k")), new OpenAIClient(new ApiKeyCredential("k")), new HttpClient(), "x");

        Assert.Equal("""{"kept":"x"}""", Single("WithClients").Input);
    }

    public sealed class Service(OpenAIClient client)
    {
        private readonly ChatClient _chat = client.GetChatClient("gpt-4o-mini");

        [Observe(AsType = ObservationType.Generation)]
        public async Task<ChatCompletion> CompleteAsync(List<ChatMessage> messages, ChatCompletionOptions? options)
        {
            ClientResult<ChatCompletion> result = await _chat.CompleteChatAsync(messages, options);
            return result.Value;
        }

        [Observe(AsType = ObservationType.Generation)]
        public ClientResult<ChatCompletion> Wrapped(string question) => _chat.CompleteChat(question);

        [Observe(AsType = ObservationType.Generation)]
        public Task<ClientResult<ChatCompletion>> WrappedAsync(string question) => _chat.CompleteChatAsync(question);

        [Observe(AsType = ObservationType.Generation)]
        public async IAsyncEnumerable<StreamingChatCompletionUpdate> StreamAsync(string question, ChatCompletionOptions? options)
        {
            await foreach (var update in _chat.CompleteChatStreamingAsync([new UserChatMessage(question)], options))
            {
                yield return update;
            }
        }

        [Observe(AsType = ObservationType.Generation)]
        public async Task<ResponseResult> RespondAsync(string question) => await client.GetResponsesClient().CreateResponseAsync("gpt-4o-mini", question);

        [Observe(AsType = ObservationType.Generation)]
        public async IAsyncEnumerable<StreamingResponseUpdate> StreamResponseAsync(string question)
        {
#if OLDER_LIBRARIES
            var updates = client.GetResponsesClient().CreateResponseStreamingAsync("gpt-4o-mini", question);
#else
            var updates = await client.GetResponsesClient().CreateResponseStreamingAsync("gpt-4o-mini", question);
#endif
            await foreach (var update in updates)
            {
                yield return update;
            }
        }

        [Observe(AsType = ObservationType.Embedding)]
        public async Task<OpenAIEmbeddingCollection> EmbedAsync(string[] texts) => await client.GetEmbeddingClient("text-embedding-3-small").GenerateEmbeddingsAsync(texts);

        [Observe(AsType = ObservationType.Generation)]
        public async Task<GeneratedImageCollection> DrawAsync(string prompt) => await client.GetImageClient("gpt-image-1").GenerateImagesAsync(prompt, 1);

        [Observe(AsType = ObservationType.Generation)]
        public async Task<AudioTranscription> TranscribeAsync() => await client.GetAudioClient("gpt-4o-transcribe").TranscribeAudioAsync(new MemoryStream([1, 2, 3]), "a.wav");

        [Observe]
        public static void WithClients(ChatClient chat, OpenAIClient all, HttpClient http, string kept)
        {
            ArgumentNullException.ThrowIfNull(chat);
            ArgumentNullException.ThrowIfNull(all);
            ArgumentNullException.ThrowIfNull(http);
            ArgumentNullException.ThrowIfNull(kept);
        }
    }
}
