using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Recording.Masking;

/// <summary>Marks at every place that the language has for them.</summary>
public sealed class MarkTests
{
    [Fact]
    public async Task Mark_OnPropertyFieldOrParameter_IsHeeded()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using (var client = server.Client())
        {
            client.StartTrace("t", input: new Login("bob", "LEAK-1", "LEAK-2", "LEAK-3", "LEAK-4"), output: new Auto()).End();
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.DoesNotContain("LEAK", (string)span["langfuse.observation.input"]! + span["langfuse.observation.output"], StringComparison.Ordinal);
        Assert.Contains("bob", (string)span["langfuse.observation.input"]!, StringComparison.Ordinal);
        Assert.Contains("***", (string)span["langfuse.observation.output"]!, StringComparison.Ordinal);
    }

    private sealed record Login(
        string User, [field: Sensitive] string OnField, [property: Sensitive] string OnProperty, [param: Sensitive] string OnParameter, [field: NotCaptured] string LeftOut);

    private sealed class Auto
    {
        [field: Sensitive]
        public string Password { get; set; } = "LEAK-5";

        [field: NotCaptured]
        public string Pin { get; set; } = "LEAK-6";

        [Sensitive]
        public string Plain { get; set; } = "LEAK-7";
    }
}
