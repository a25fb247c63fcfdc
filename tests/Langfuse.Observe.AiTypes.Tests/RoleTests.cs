using Langfuse.Observe.AiTypes.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Langfuse.Observe.AiTypes.Tests;

/// <summary>A role is the wire's word, however the library writes it: connectors give the names of another library's enum.</summary>
public sealed class RoleTests : ModelTests
{
    [Theory]
    [InlineData("Assistant", "assistant")]
    [InlineData("User", "user")]
    [InlineData("System", "system")]
    [InlineData("TOOL", "tool")]
    [InlineData("Developer", "developer")]
    [InlineData("Function", "function")]
    [InlineData("assistant", "assistant")]
    [InlineData("Reviewer", "Reviewer")]
    [InlineData("toolSmith", "toolSmith")]
    public void Message_HasTheWiresRole(string given, string recorded)
    {
        _ = Recorder;

        Kernels(new ChatMessageContent(new AuthorRole(given), "hi"));
        Extensions(new ChatMessage(new ChatRole(given), "hi"));

        Assert.Equal(recorded, Json(Single("Kernels").Output).GetProperty("role").GetString());
        Assert.Equal(recorded, Json(Single("Extensions").Output).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Stream_WhoseRoleIsWrittenInTwoWays_IsOneMessage()
    {
        _ = Recorder;
        await foreach (var _ in Stream())
        {
        }

        Assert.Equal("hello", Single("Stream").Output);
    }

    [Observe]
    internal static ChatMessageContent Kernels(ChatMessageContent message) => message;

    [Observe]
    internal static ChatMessage Extensions(ChatMessage message) => message;

    [Observe]
    internal static async IAsyncEnumerable<StreamingChatMessageContent> Stream()
    {
        yield return new StreamingChatMessageContent(new AuthorRole("Assistant"), "hel");
        await Task.Yield();
        yield return new StreamingChatMessageContent(AuthorRole.Assistant, "lo");
    }
}
