using Langfuse.Observe.Server.Cli;

namespace Langfuse.Observe.Server.Tests.Cli;

/// <summary>Names and ids come from whoever recorded them; a terminal obeys what it is sent.</summary>
public sealed class ControlCharactersTests
{
    [Theory]
    [InlineData("refund for order 7", "refund for order 7")]
    [InlineData("\u001b[31mred\u001b[0m", @"\u001b[31mred\u001b[0m")]
    [InlineData("\u001b]0;owned\u0007", @"\u001b]0;owned\u0007")]
    [InlineData("a\rb\nc\td", "a b c d")]
    [InlineData("\u009b2J", @"\u009b2J")]
    [InlineData("abc\u202egpj.exe", @"abc\u202egpj.exe")]
    [InlineData("Köln 世界 👍", "Köln 世界 👍")]
    public void Text_IsShownAndSteersNothing(string text, string shown) => Assert.Equal(shown, ControlCharacters.Shown(text));

    [Fact]
    public async Task Options_AreMeantByNew()
    {
        await using var server = await LangfuseLocalServer.StartAsync(new() { PublicKey = "pk-lf-own" });

        Assert.Equal("pk-lf-own", server.PublicKey);
    }
}
