using Microsoft.Extensions.AI;
using OpenAI.Chat;
using MeaiMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAIMessage = OpenAI.Chat.ChatMessage;

namespace Langfuse.Observe.Integrations.Tests.ExtensionsAI;

/// <summary>The history of a conversation goes into a prompt as the library has it.</summary>
public sealed class PromptPlaceholderTests
{
    [Fact]
    public async Task MessagesOfTheLibraries_AreTakenWithTheirText()
    {
        await using var langfuse = LangfuseClient.Start("placeholders", static options => (options.PublicKey, options.SecretKey) = (null, null));
        var prompt = await langfuse.Prompts.GetChatAsync("p", fallback: [new("system", "You are {{who}}."), ChatPromptMessage.Placeholder("history")]);

        var meai = prompt.Compile(new { who = "Ada" }, placeholders: new { history = new MeaiMessage[] { new(ChatRole.User, "hi"), new(ChatRole.Assistant, "hello {{who}}") } });
        var openai = prompt.Compile(new { who = "Ada" }, placeholders: new { history = new OpenAIMessage[] { new UserChatMessage("hi"), new AssistantChatMessage("hello") } });

        Assert.Equal(["system: You are Ada.", "user: hi", "assistant: hello Ada"], meai.Select(static message => message.ToString()));
        Assert.Equal(["system: You are Ada.", "user: hi", "assistant: hello"], openai.Select(static message => message.ToString()));
    }
}
