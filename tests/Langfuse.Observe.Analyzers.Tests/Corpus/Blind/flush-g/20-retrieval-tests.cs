// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Retrieval.Tests;

public sealed class Shelf(LangfuseClient langfuse)
{
    public string? Find(string word)
    {
        using var span = langfuse.StartObservation("find", ObservationType.Retriever, input: word);
        var hit = word.Length > 3 ? $"book about {word}" : null;
        span.End(output: hit);
        return hit;
    }
}

public class ShelfTests
{
    private readonly LangfuseClient _langfuse;
    private readonly Shelf _shelf;

    public ShelfTests()
    {
        _langfuse = LangfuseClient.Start(options => options.Environment = "test");
        _shelf = new Shelf(_langfuse);
    }

    [Fact]
    public void Finds_long_words() => Assert.Equal("book about gardens", _shelf.Find("gardens"));

    [Theory]
    [InlineData("a")]
    [InlineData("the")]
    public void Skips_short_words(string word) => Assert.Null(_shelf.Find(word));
}
