using System.ClientModel;
using System.ComponentModel;
using Langfuse.Observe.AiTypes.Tests.Support;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Langfuse.Observe.AiTypes.Tests;

public sealed class MicrosoftExtensionsAITests : ModelTests
{
    private Service Observed => new(
        new OpenAI.Chat.ChatClient("gpt-4o-mini", new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = OpenAIAddress }).AsIChatClient(),
        new OpenAI.Embeddings.EmbeddingClient("text-embedding-3-small", new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = OpenAIAddress }).AsIEmbeddingGenerator());

    [Fact]
    public async Task Response_HasMessageReasonModelAndUsage()
    {
        _ = Recorder;
        await Observed.AskAsync([new(ChatRole.System, "You are nice"), new(ChatRole.User, "hello")], new ChatOptions { Temperature = 0.5f, MaxOutputTokens = 99, ModelId = "gpt-4o" });

        var call = Single("AskAsync");
        Assert.Equal("""[{"role":"system","content":"You are nice"},{"role":"user","content":"hello"}]""", Compact(Json(call.Input).GetProperty("messages")));
        Assert.Equal("""{"model":"gpt-4o","temperature":0.5,"max_tokens":99}""", Compact(Json(call.Input).GetProperty("options")));
        Assert.Equal("""{"temperature":0.5,"max_tokens":99}""", call.ModelParameters);
        var output = Json(call.Output);
        Assert.Equal("assistant", output.GetProperty("role").GetString());
        Assert.Equal("Echo: hello", output.GetProperty("content").GetString());
        Assert.Equal("stop", output.GetProperty("finish_reason").GetString());
        Assert.Equal("gpt-4o-mini-2024-07-18", output.GetProperty("model").GetString());
        Assert.Equal(8, output.GetProperty("usage").GetProperty("input_cached_tokens").GetInt32());
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
        IsOpenAIUsage(call.Usage);
    }

    [Fact]
    public async Task OwnModelAndUsage_Stay()
    {
        _ = Recorder;
        await Observed.OwnAsync("hello");

        var call = Single("OwnAsync");
        Assert.Equal("mine", call.Model);
        Assert.Equal("input 1, output 2", call.Usage?.ToString());
    }

    [Fact]
    public async Task ModelOfTheAttribute_Stays()
    {
        _ = Recorder;
        await Observed.NamedAsync("hello");

        Assert.Equal("named", Single("NamedAsync").Model);
        IsOpenAIUsage(Single("NamedAsync").Usage);
    }

    [Fact]
    public async Task ToolLoop_HasCallsAndResults()
    {
        _ = Recorder;
        await Observed.ToolsAsync("What is the weather in Paris?");

        var messages = Json(Single("ToolsAsync").Output).GetProperty("messages");
        Assert.Equal(3, messages.GetArrayLength());
        var call = messages[0].GetProperty("tool_calls")[0];
        Assert.Equal("""{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}}""".Replace("\\\"", "\\u0022", StringComparison.Ordinal), Compact(call));
        Assert.Equal("tool", messages[1].GetProperty("role").GetString());
        Assert.Equal("call_1", messages[1].GetProperty("tool_call_id").GetString());
        Assert.Equal("15 C in Paris", messages[1].GetProperty("content").GetString());
        Assert.Equal("Echo: \"15 C in Paris\"", messages[2].GetProperty("content").GetString());
        Assert.Equal(58, Single("ToolsAsync").Usage?["total"]);
        Assert.Equal("""{"city":"Paris"}""", Single("GetWeather").Input);
    }

    [Fact]
    public async Task StreamOfText_IsTheText()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync("hello"))
        {
        }

        var call = Single("StreamAsync");
        Assert.Equal("Echo: hello", call.Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
        IsOpenAIUsage(call.Usage);
        Assert.NotNull(call.CompletionStartTime);
        Assert.Equal("stop", call.Metadata["finish_reason"]);
    }

    [Fact]
    public async Task StreamWithTools_IsTheMessages()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamToolsAsync("What is the weather in Paris?"))
        {
        }

        var output = Json(Single("StreamToolsAsync").Output);
        var messages = output.GetProperty("messages");
        Assert.Equal("get_weather", messages[0].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal("15 C in Paris", messages[1].GetProperty("content").GetString());
        Assert.Equal("Echo: \"15 C in Paris\"", messages[2].GetProperty("content").GetString());
        Assert.Equal(58, Single("StreamToolsAsync").Usage?["total"]);
    }

    [Fact]
    public async Task PassedThroughAndBrokenOff_KeepWhatCame()
    {
        _ = Recorder;
        await foreach (var update in Observed.PassThrough("hello there"))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }

        var call = Single("PassThrough");
        Assert.Equal("Ech", call.Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
    }

    [Fact]
    public async Task Embeddings_AreCountAndDimensions()
    {
        _ = Recorder;
        await Observed.EmbedAsync(["a", "b"]);

        var call = Single("EmbedAsync");
        Assert.Equal("""{"count":2,"dimensions":8,"model":"text-embedding-3-small","usage":{"input":7,"total":7}}""", call.Output);
        Assert.Equal("text-embedding-3-small", call.Model);
        Assert.Equal(7, call.Usage?["input"]);
    }

    [Fact]
    public async Task ImagesOfMessages_AreMedia()
    {
        _ = Recorder;
        var bytes = Convert.FromBase64String(OpenAIWire.Pixel);
        var message = new ChatMessage(ChatRole.User,
            [new TextContent("what is this?"), new DataContent(bytes, "image/png"), new UriContent(new Uri("https://example.com/cat.png"), "image/png")]);
        await Observed.AskAsync([message], null);

        var content = Json(Single("AskAsync").Input).GetProperty("messages")[0].GetProperty("content");
        Assert.Equal("what is this?", content[0].GetProperty("text").GetString());
        Assert.Equal(new LangfuseMedia(bytes, "image/png").Reference, content[1].GetProperty("image_url").GetProperty("url").GetString());
        Assert.Equal("https://example.com/cat.png", content[2].GetProperty("image_url").GetProperty("url").GetString());
    }

    [Fact]
    public async Task ChatClients_AreLeftOut()
    {
        _ = Recorder;
        await Observed.WithClientAsync(Observed.Chat, "hello");

        Assert.Equal("""{"question":"hello"}""", Single("WithClientAsync").Input);
    }

    [Fact]
    public async Task OnASpan_TheOutputSaysAll()
    {
        _ = Recorder;
        await Observed.SpanAsync("hello");

        var call = Single("SpanAsync");
        Assert.Null(call.Usage);
        Assert.Equal(29, Json(call.Output).GetProperty("usage").GetProperty("total").GetInt32());
    }

    public sealed class Service(IChatClient chat, IEmbeddingGenerator<string, Embedding<float>> embedder)
    {
        public IChatClient Chat => chat;

        [Observe(AsType = ObservationType.Generation)]
        public async Task<ChatResponse> AskAsync(IList<ChatMessage> messages, ChatOptions? options) => await chat.GetResponseAsync(messages, options);

        [Observe(AsType = ObservationType.Generation)]
        public async Task<ChatResponse> OwnAsync(string question)
        {
            LangfuseContext.UpdateCurrentObservation(model: "mine", usage: new Usage(input: 1, output: 2));
            return await chat.GetResponseAsync(question);
        }

        [Observe(AsType = ObservationType.Generation, Model = "named")]
        public async Task<ChatResponse> NamedAsync(string question) => await chat.GetResponseAsync(question);

        [Observe(AsType = ObservationType.Generation)]
        public async Task<ChatResponse> ToolsAsync(string question) =>
            await chat.AsBuilder().UseFunctionInvocation().Build().GetResponseAsync(question, new ChatOptions { Tools = [AIFunctionFactory.Create(GetWeather, "get_weather")] });

        [Observe(AsType = ObservationType.Generation)]
        public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(string question)
        {
            await foreach (var update in chat.GetStreamingResponseAsync(question))
            {
                yield return update;
            }
        }

        [Observe(AsType = ObservationType.Generation)]
        public IAsyncEnumerable<ChatResponseUpdate> StreamToolsAsync(string question) =>
            chat.AsBuilder().UseFunctionInvocation().Build().GetStreamingResponseAsync(question, new ChatOptions { Tools = [AIFunctionFactory.Create(GetWeather, "get_weather")] });

        [Observe(AsType = ObservationType.Generation)]
        public IAsyncEnumerable<ChatResponseUpdate> PassThrough(string question) => chat.GetStreamingResponseAsync(question);

        [Observe(AsType = ObservationType.Embedding)]
        public async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(string[] texts) => await embedder.GenerateAsync(texts);

        [Observe(AsType = ObservationType.Generation)]
        public async Task<string> WithClientAsync(IChatClient client, string question) => (await client.GetResponseAsync(question)).Text;

        [Observe]
        public async Task<ChatResponse> SpanAsync(string question) => await chat.GetResponseAsync(question);

        [Observe(AsType = ObservationType.Tool), Description("the weather")]
        private static string GetWeather(string city) => "15 C in " + city;
    }
}
