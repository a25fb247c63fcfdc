// Right
using Langfuse.Observe;
using Xunit;

namespace Route.Tests;

public abstract class TracedTestBase : IAsyncLifetime
{
    protected LangfuseClient Langfuse { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Langfuse = LangfuseClient.Start(options => options.Environment = "ci");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Langfuse.DisposeAsync();
}

public class ShortestRouteTests : TracedTestBase
{
    [Theory]
    [InlineData("Kiel", "Lübeck", 80)]
    [InlineData("Kiel", "Hamburg", 97)]
    public void Distance_is_known(string from, string to, int kilometres)
    {
        using var trace = Langfuse.StartTrace("route", input: new { from, to });
        var distance = Roads.Between(from, to);
        trace.Update(output: distance);
        Assert.Equal(kilometres, distance);
    }
}

public static class Roads
{
    public static int Between(string from, string to) => (from, to) switch
    {
        ("Kiel", "Lübeck") => 80,
        ("Kiel", "Hamburg") => 97,
        _ => 0,
    };
}
