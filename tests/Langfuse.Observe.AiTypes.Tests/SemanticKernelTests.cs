using System.ClientModel;
using Langfuse.Observe.AiTypes.Tests.Support;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace Langfuse.Observe.AiTypes.Tests;

public sealed class SemanticKernelTests : ModelTests
{
    private Service Observed
    {
        get
        {
            var builder = Kernel.CreateBuilder();
            builder.AddOpenAIChatCompletion("gpt-4o-mini", new OpenAIClient(new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = OpenAIAddress }));
            var kernel = builder.Build();
            kernel.ImportPluginFromFunctions("weather", [KernelFunctionFactory.CreateFromMethod((string city) => "15 C in " + city, "get_weather")]);
            return new Service(kernel);
        }
    }

    [Fact]
    public async Task Message_HasContentModelAndUsage()
    {
        _ = Recorder;
        var history = new ChatHistory("You are nice");
        history.AddUserMessage("hello");
        await Observed.AskAsync(history, new OpenAIPromptExecutionSettings { Temperature = 0.5, MaxTokens = 99 });

        var call = Single("AskAsync");
        Assert.Equal("""[{"role":"system","content":"You are nice"},{"role":"user","content":"hello"}]""", Compact(Json(call.Input).GetProperty("history")));
        Assert.Equal("""{"temperature":0.5,"max_tokens":99}""", call.ModelParameters);
        Assert.Equal("""{"role":"assistant","content":"Echo: hello"}""", call.Output);
        Assert.Equal("gpt-4o-mini-2024-07-18", call.Model);
        IsOpenAIUsage(call.Usage);
    }

    [Fact]
    public async Task SeveralChoices_CountOnce()
    {
        _ = Recorder;
        await Observed.ChoicesAsync(new ChatHistory("hi"));

        IsOpenAIUsage(Single("ChoicesAsync").Usage);
    }

    [Fact]
    public async Task FunctionResult_IsItsValue()
    {
        _ = Recorder;
        await Observed.PromptAsync("Say {{$what}}", new KernelArguments { ["what"] = "cheese" });

        var call = Single("PromptAsync");
        Assert.Equal("""{"what":"cheese"}""", Compact(Json(call.Input).GetProperty("arguments")));
        Assert.Contains("Echo: Say cheese", call.Output, StringComparison.Ordinal);
        IsOpenAIUsage(call.Usage);
    }

    [Fact]
    public async Task Stream_AddsUp()
    {
        _ = Recorder;
        await foreach (var _ in Observed.StreamAsync("hello"))
        {
        }

        Assert.Equal("Echo: hello", Single("StreamAsync").Output);
        IsOpenAIUsage(Single("StreamAsync").Usage);
    }

    [Fact]
    public async Task History_HasCallsAndAnswersAndItsOldUsageIsNotCounted()
    {
        _ = Recorder;
        var history = await Observed.ToolsAsync("the weather in Paris?");

        var call = Single("ToolsAsync");
        Assert.Null(call.Usage);
        var messages = Json(call.Output);
        Assert.Equal("get_weather", messages[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal("tool", messages[2].GetProperty("role").GetString());
        Assert.NotEmpty(history);
    }

    public sealed class Service(Kernel kernel)
    {
        private IChatCompletionService Chat => kernel.GetRequiredService<IChatCompletionService>();

        [Observe(AsType = ObservationType.Generation)]
        public Task<ChatMessageContent> AskAsync(ChatHistory history, PromptExecutionSettings settings) => Chat.GetChatMessageContentAsync(history, settings, kernel);

        [Observe(AsType = ObservationType.Generation)]
        public async Task<IReadOnlyList<ChatMessageContent>> ChoicesAsync(ChatHistory history)
        {
            var first = await Chat.GetChatMessageContentsAsync(history, null, kernel);
            return [first[0], first[0]];
        }

        [Observe(AsType = ObservationType.Generation)]
        public Task<FunctionResult> PromptAsync(string prompt, KernelArguments arguments) => kernel.InvokePromptAsync(prompt, arguments);

        [Observe(AsType = ObservationType.Generation)]
        public IAsyncEnumerable<StreamingChatMessageContent> StreamAsync(string question) => Chat.GetStreamingChatMessageContentsAsync(question, null, kernel);

        [Observe(AsType = ObservationType.Agent)]
        public async Task<ChatHistory> ToolsAsync(string question)
        {
            var history = new ChatHistory();
            history.AddUserMessage(question);
            var settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
            history.Add(await Chat.GetChatMessageContentAsync(history, settings, kernel));
            return history;
        }
    }
}
