// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Chess.Coach.Tests;

public sealed class OpeningTests
{
    private readonly LangfuseClient _langfuse;
    private readonly string _session = "openings-" + DateTime.UtcNow.ToString("yyyyMMdd");

    public OpeningTests()
    {
        _langfuse = LangfuseClient.Start();
    }

    [Fact]
    public void Knows_the_sicilian() => Assert.Equal("Sicilian", Ask("1. e4 c5"));

    [Fact]
    public void Knows_the_french() => Assert.Equal("French", Ask("1. e4 e6"));

    [Fact]
    public void Says_when_it_does_not_know() => Assert.Equal("unknown", Ask("1. a4 a5"));

    private string Ask(string moves)
    {
        using var trace = _langfuse.StartTrace("name-opening", sessionId: _session, input: moves);
        var name = moves switch
        {
            "1. e4 c5" => "Sicilian",
            "1. e4 e6" => "French",
            _ => "unknown",
        };
        trace.Update(output: name);
        return name;
    }
}
