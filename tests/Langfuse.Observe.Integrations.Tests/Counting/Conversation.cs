using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.Counting;

/// <summary>Two turns, three calls of the model: one asks for a tool, one answers with its result, one is streamed.</summary>
internal static class Conversation
{
    public static async Task HoldAsync(FakeModel model, Sources sources)
    {
        var chat = Pipeline(model, sources);
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((string city) => "15 C in " + city, "get_weather")] };
        if (sources.HasFlag(Sources.AgentItself))
        {
            await AgentConversation.HoldAsync(chat, options, sources.HasFlag(Sources.Observed));
            return;
        }

        if (sources.HasFlag(Sources.Observed))
        {
            await Turns.AskAsync(chat, "the weather?", options);
            await Turns.StreamAsync(chat, "hello");
            return;
        }

        await chat.GetResponseAsync("the weather?", options);
        await foreach (var _ in chat.GetStreamingResponseAsync("hello"))
        {
        }
    }

    private static IChatClient Pipeline(FakeModel model, Sources sources)
    {
        var builder = Models.OpenAI(model, sources.HasFlag(Sources.Policy)).GetChatClient("gpt-4o-mini").AsIChatClient().AsBuilder();
        if (sources.HasFlag(Sources.Outer))
        {
            builder.UseLangfuse();
        }

        builder.UseFunctionInvocation();
        if (sources.HasFlag(Sources.OpenTelemetryInside))
        {
            builder.UseOpenTelemetry(configure: static telemetry => telemetry.EnableSensitiveData = true);
        }

        if (sources.HasFlag(Sources.Inner))
        {
            builder.UseLangfuse();
        }

        return builder.Build();
    }

#pragma warning disable LFO1018 // Layers that record the same call are what is tested.
    private static class Turns
    {
        [Observe(AsType = ObservationType.Generation, Name = "HoldAsync")]
        public static async Task<ChatResponse> AskAsync(IChatClient chat, string question, ChatOptions options) => await chat.GetResponseAsync(question, options);

        [Observe(AsType = ObservationType.Generation, Name = "HoldAsync")]
        public static async Task<string> StreamAsync(IChatClient chat, string question)
        {
            var text = "";
            await foreach (var update in chat.GetStreamingResponseAsync(question))
            {
                text += update.Text;
            }

            return text;
        }
    }
}
