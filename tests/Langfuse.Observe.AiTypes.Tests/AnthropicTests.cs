using Anthropic;
using Anthropic.Models.Messages;
using Langfuse.Observe.AiTypes.Tests.Support;

namespace Langfuse.Observe.AiTypes.Tests;

public sealed class AnthropicTests : ModelTests
{
    private Service Observed => new(new AnthropicClient { ApiKey = "sk-test", BaseUrl = Address.ToString().TrimEnd('/') });

    [Fact]
    public async Task Message_HasContentModelAndUsage()
    {
        _ = Recorder;
        await Observed.AskAsync(Request("hello"));

        var call = Single("AskAsync");
        Assert.Equal("hello", Json(call.Input).GetProperty("request").GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal("Echo: hello", Json(call.Output).GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal("end_turn", Json(call.Output).GetProperty("stop_reason").GetString());
        Assert.Equal("claude-sonnet-4-5", call.Model);
        Assert.Equal("input 12, output 9, input_cached_tokens 5, input_cache_creation 3", call.Usage?.ToString());
    }

    [Fact]
    public async Task ToolCall_IsThere()
    {
        _ = Recorder;
        await Observed.AskAsync(Request("the weather?") with { Tools = [new Tool { Name = "get_weather", InputSchema = new InputSchema() }] });

        Assert.Contains(""""name":"get_weather","input":{"city":"Paris"}"""", Single("AskAsync").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_AreMedia()
    {
        _ = Recorder;
        var request = Request("x") with
        {
            Messages =
            [
                new UserMessageParam
                {
                    Content = new List<ContentBlockParam> { new(new ImageBlockParam(new ImageBlockParamSource(new Base64ImageSource { Data = OpenAIWire.Pixel, MediaType = MediaType.ImagePng }))) },
                },
            ],
        };
        await Observed.AskAsync(request);

        var reference = new LangfuseMedia(Convert.FromBase64String(OpenAIWire.Pixel), "image/png");
        Assert.Contains(reference.Id, Single("AskAsync").Input, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenAIWire.Pixel, Single("AskAsync").Input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_AddsUp()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync(Request("hello")))
        {
        }

        var call = Single("StreamAsync");
        Assert.Equal("Echo: hello", call.Output);
        Assert.Equal("claude-sonnet-4-5", call.Model);
        Assert.Equal("input 12, output 9, input_cached_tokens 5, input_cache_creation 3", call.Usage?.ToString());
    }

    [Fact]
    public async Task StreamOfAToolCall_IsOneCall()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync(Request("the weather?") with { Tools = [new Tool { Name = "get_weather", InputSchema = new InputSchema() }] }))
        {
        }

        Assert.Contains("""{"id":"toolu_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}}""", Single("StreamAsync").Output, StringComparison.Ordinal);
    }

    private static MessageCreateParams Request(string text) =>
        new() { MaxTokens = 99, Model = "claude-sonnet-4-5", Messages = [new UserMessageParam { Content = text }] };

    public sealed class Service(AnthropicClient client)
    {
        [Observe(AsType = ObservationType.Generation)]
        public async Task<Message> AskAsync(MessageCreateParams request) => await client.Messages.Create(request);

        [Observe(AsType = ObservationType.Generation)]
        public async IAsyncEnumerable<RawMessageStreamEvent> StreamAsync(MessageCreateParams request)
        {
            await foreach (var item in client.Messages.CreateStreaming(request))
            {
                yield return item;
            }
        }
    }
}
