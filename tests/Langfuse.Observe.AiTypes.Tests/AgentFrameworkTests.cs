using System.ClientModel;
using Langfuse.Observe.AiTypes.Tests.Support;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Langfuse.Observe.AiTypes.Tests;

public sealed class AgentFrameworkTests : ModelTests
{
    private Service Observed => new(new ChatClientAgent(
        new OpenAI.Chat.ChatClient("gpt-4o-mini", new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = OpenAIAddress }).AsIChatClient(),
        new ChatClientAgentOptions
        {
            Name = "forecaster",
            ChatOptions = new ChatOptions { Instructions = "You are nice", Tools = [AIFunctionFactory.Create((string city) => "15 C in " + city, "get_weather")] },
        }));

    [Fact]
    public async Task Response_HasMessagesCallsModelAndUsage()
    {
        _ = Recorder;
        await Observed.RunAsync("What is the weather in Paris?");

        var call = Single("RunAsync");
        var messages = Json(call.Output).GetProperty("messages");
        Assert.Equal("forecaster", messages[0].GetProperty("name").GetString());
        Assert.Equal("get_weather", messages[0].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal("15 C in Paris", messages[1].GetProperty("content").GetString());
        Assert.Equal("Echo: \"15 C in Paris\"", messages[2].GetProperty("content").GetString());
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
        Assert.Equal(58, call.Usage?["total"]);
    }

    [Fact]
    public async Task Stream_AddsUp()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync("hello"))
        {
        }

        Assert.Equal("Echo: hello", Single("StreamAsync").Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", Single("StreamAsync").Model);
        IsOpenAIUsage(Single("StreamAsync").Usage);
    }

    [Fact]
    public async Task Agents_AreLeftOut()
    {
        _ = Recorder;
        await Service.WithAgentAsync(Observed.Agent, "hello");

        Assert.Equal("""{"question":"hello"}""", Single("WithAgentAsync").Input);
    }

    public sealed class Service(AIAgent agent)
    {
        public AIAgent Agent => agent;

        [Observe(AsType = ObservationType.Generation)]
        public Task<AgentResponse> RunAsync(string question) => agent.RunAsync(question);

        [Observe(AsType = ObservationType.Generation)]
        public IAsyncEnumerable<AgentResponseUpdate> StreamAsync(string question) => agent.RunStreamingAsync(question);

        [Observe(AsType = ObservationType.Agent)]
        public static async Task<string> WithAgentAsync(AIAgent agent, string question) => (await agent.RunAsync(question)).Text;
    }
}
