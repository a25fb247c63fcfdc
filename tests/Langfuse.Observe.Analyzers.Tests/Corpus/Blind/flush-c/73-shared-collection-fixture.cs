// Right
using Langfuse.Observe;
using Xunit;

namespace Atlas.Tests;

public sealed class TracingFixture : IDisposable
{
    private readonly Lazy<LangfuseClient> _langfuse = new(() => LangfuseClient.Start(options => options.Environment = "ci"));

    public LangfuseClient Langfuse => _langfuse.Value;

    public void Dispose()
    {
        if (_langfuse.IsValueCreated)
        {
            _langfuse.Value.Dispose();
        }
    }
}

[CollectionDefinition("traced")]
public sealed class TracedCollection : ICollectionFixture<TracingFixture>;

[Collection("traced")]
public class DistanceTests(TracingFixture tracing)
{
    [Fact]
    public void Is_zero_to_itself()
    {
        using var trace = tracing.Langfuse.StartTrace("distance");
        var distance = Math.Abs(48.1 - 48.1);
        trace.Update(output: distance);
        Assert.Equal(0, distance);
    }
}
