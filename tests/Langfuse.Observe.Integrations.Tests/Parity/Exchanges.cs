using System.ClientModel;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Langfuse.Observe.Integrations.Tests.Parity;

/// <summary>The exchanges of <c>tests/peers/sdks/compare.mjs</c>, each in a trace of its name: OpenAI's client with our policy, and IChatClient with our wrapper where
/// the official one is LangChain's.</summary>
internal static class Exchanges
{
    private const string Model = "gpt-4o-mini";
    private static readonly BinaryData s_parameters = BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}""");

    public static async Task RunAsync(LangfuseClient langfuse, FakeModel fake)
    {
        foreach (var (name, run) in All(fake))
        {
            using var trace = langfuse.StartTrace(name);
            try
            {
                await run();
            }
            catch (ClientResultException) when (name.EndsWith("failure", StringComparison.Ordinal))
            {
                // It is to fail.
            }
        }
    }

    private static Dictionary<string, Func<Task>> All(FakeModel fake)
    {
        var openai = Models.OpenAI(fake, isTraced: true);
        var chat = openai.GetChatClient(Model);
        var responses = openai.GetResponsesClient();
        var client = Client(fake, Model);
        return new()
        {
            ["chat"] = () => chat.CompleteChatAsync(Say("hello"), Settings()),
            ["chat stream"] = () => ReadAsync(chat.CompleteChatStreamingAsync(Say("hello"), Settings())),
            ["chat tool"] = () => chat.CompleteChatAsync(Say("the weather?"), WithTool()),
            ["chat tool stream"] = () => ReadAsync(chat.CompleteChatStreamingAsync(Say("the weather?"), WithTool())),
            ["response"] = () => responses.CreateResponseAsync(Model, "hello"),
            ["response stream"] = async () => await ReadAsync(await responses.CreateResponseStreamingAsync(Model, "hello")),
            ["embedding"] = () => openai.GetEmbeddingClient("text-embedding-3-small").GenerateEmbeddingsAsync(["a", "b"]),
            ["failure"] = () => openai.GetChatClient("broken").CompleteChatAsync(Say("hello"), Settings()),
            ["langchain chat"] = () => client.GetResponseAsync(Lines("hello"), Options()),
            ["langchain stream"] = () => ReadAsync(client.GetStreamingResponseAsync(Lines("hello"), Options())),
            ["langchain tool"] = () => client.GetResponseAsync(Lines("the weather?"), Options(AIFunctionFactory.CreateDeclaration("get_weather", "The weather.", s_parameters.ToObjectFromJson<System.Text.Json.JsonElement>()))),
            ["langchain failure"] = () => Client(fake, "broken").GetResponseAsync(Lines("hello"), Options()),
        };
    }

    private static IChatClient Client(FakeModel fake, string model) => Models.OpenAI(fake, isTraced: false).GetChatClient(model).AsIChatClient().UseLangfuse();

    private static global::OpenAI.Chat.ChatMessage[] Say(string text) => [new SystemChatMessage("Be nice"), new UserChatMessage(text)];

    private static ChatCompletionOptions Settings() => new() { Temperature = 0.5f, MaxOutputTokenCount = 99 };

    private static ChatCompletionOptions WithTool()
    {
        var settings = Settings();
        settings.Tools.Add(ChatTool.CreateFunctionTool("get_weather", "The weather.", s_parameters));
        return settings;
    }

    private static Microsoft.Extensions.AI.ChatMessage[] Lines(string text) => [new(ChatRole.System, "Be nice"), new(ChatRole.User, text)];

    private static ChatOptions Options(params AITool[] tools) => new() { Temperature = 0.5f, MaxOutputTokens = 99, Tools = tools.Length == 0 ? null : tools };

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (var _ in stream)
        {
        }
    }
}
