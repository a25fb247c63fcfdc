using Langfuse.Observe.AiTypes.Tests.Support;
using OllamaSharp;
using OllamaSharp.Models;
using OllamaSharp.Models.Chat;

namespace Langfuse.Observe.AiTypes.Tests;

public sealed class OllamaTests : ModelTests
{
    private Service Observed => new(new OllamaApiClient(Address, "llama3.2"));

    [Fact]
    public async Task Stream_AddsUp()
    {
        _ = Recorder;
        await foreach (var _ in Observed.ChatAsync(Request("hello")))
        {
        }

        var call = Single("ChatAsync");
        Assert.Equal("""[{"role":"user","content":"hello"}]""", Compact(Json(call.Input).GetProperty("request").GetProperty("messages")));
        Assert.Equal("Echo: hello", call.Output);
        Assert.Equal("llama3.2", call.Model);
        Assert.Equal("input 11, output 6", call.Usage?.ToString());
    }

    [Fact]
    public async Task ToolCall_IsThere()
    {
        _ = Recorder;
        var request = Request("the weather?");
        request.Tools = [new Tool { Type = "function", Function = new Function { Name = "get_weather" } }];
        await foreach (var _ in Observed.ChatAsync(request))
        {
        }

#if OLDER_LIBRARIES
        // Its tool calls have no id yet.
        const string Id = "";
#else
        const string Id = "\"id\":\"call_1\",";
#endif
        Assert.Contains("{" + Id + "\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}}", Single("ChatAsync").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_AreMedia()
    {
        _ = Recorder;
        var request = Request("see");
        request.Messages = [new Message { Role = OllamaSharp.Models.Chat.ChatRole.User, Content = "see", Images = [OpenAIWire.Pixel] }];
        await foreach (var _ in Observed.ChatAsync(request))
        {
        }

        Assert.Contains(new LangfuseMedia(Convert.FromBase64String(OpenAIWire.Pixel), "image/png").Id, Single("ChatAsync").Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_AddsUp()
    {
        _ = Recorder;
        await foreach (var _ in Observed.GenerateAsync("hello"))
        {
        }

        Assert.Equal("Echo: hello", Single("GenerateAsync").Output);
        Assert.Equal("input 11, output 6", Single("GenerateAsync").Usage?.ToString());
    }

    [Fact]
    public async Task Embeddings_AreCountAndDimensions()
    {
        _ = Recorder;
        await Observed.EmbedAsync(["a", "b"]);

        Assert.Equal("""{"count":2,"dimensions":3,"usage":{"input":4}}""", Single("EmbedAsync").Output);
    }

    private static ChatRequest Request(string text) =>
        new() { Model = "llama3.2", Stream = true, Messages = [new Message { Role = OllamaSharp.Models.Chat.ChatRole.User, Content = text }] };

    public sealed class Service(IOllamaApiClient client)
    {
        [Observe(AsType = ObservationType.Generation)]
        public IAsyncEnumerable<ChatResponseStream?> ChatAsync(ChatRequest request) => client.ChatAsync(request);

        [Observe(AsType = ObservationType.Generation)]
        public IAsyncEnumerable<GenerateResponseStream?> GenerateAsync(string prompt) => client.GenerateAsync(new GenerateRequest { Model = "llama3.2", Prompt = prompt });

        [Observe(AsType = ObservationType.Embedding)]
        public Task<EmbedResponse> EmbedAsync(List<string> texts) => client.EmbedAsync(new EmbedRequest { Model = "nomic", Input = texts });
    }
}
