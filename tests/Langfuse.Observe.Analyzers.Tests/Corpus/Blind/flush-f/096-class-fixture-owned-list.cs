// Right
using Langfuse.Observe;
using Xunit;

namespace Subtitles.Tests;

public sealed class StudioFixture : IDisposable
{
    private readonly Stack<IDisposable> _owned = new();

    public StudioFixture()
    {
        Langfuse = LangfuseClient.Start(options => options.Environment = "tests");
        _owned.Push(Langfuse);
        _owned.Push(new MemoryStream());
    }

    public LangfuseClient Langfuse { get; }

    public void Dispose()
    {
        while (_owned.TryPop(out var resource))
        {
            resource.Dispose();
        }
    }
}

public sealed class LineBreakTests(StudioFixture studio) : IClassFixture<StudioFixture>
{
    [Fact]
    public void Long_lines_are_broken()
    {
        using var trace = studio.Langfuse.StartTrace("break-lines");
        var lines = Breaker.Break("I never said that you had stolen the boat", 20);
        trace.Score("lines", lines.Count);
        Assert.Equal(3, lines.Count);
    }
}

public static class Breaker
{
    public static IReadOnlyList<string> Break(string text, int width)
        => text.Chunk(width).Select(piece => new string(piece)).ToList();
}
