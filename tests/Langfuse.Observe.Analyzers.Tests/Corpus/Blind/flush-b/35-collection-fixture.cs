// Right
// Library
using Langfuse.Observe;
using Xunit;

namespace Rag.Tests;

public sealed class TracingFixture : IDisposable
{
    private readonly Lazy<LangfuseClient> _client = new(() => LangfuseClient.Start());

    public LangfuseClient Client => _client.Value;

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}

[CollectionDefinition("tracing")]
public class TracingCollection : ICollectionFixture<TracingFixture>;

[Collection("tracing")]
public class ChunkTests(TracingFixture tracing)
{
    [Fact]
    public void Splits_in_two()
    {
        using var trace = tracing.Client.StartTrace("chunk");
        var chunks = "one two three four".Chunk(9).ToArray();
        trace.Score("two-chunks", chunks.Length == 2 ? 1.0 : 0.0);
        Assert.Equal(2, chunks.Length);
    }
}
