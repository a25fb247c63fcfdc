// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Hotel.Tests;

public abstract class TracedTests
{
    protected TracedTests()
    {
        Langfuse = LangfuseClient.Start(options =>
        {
            options.Environment = "tests";
            options.ServiceName = GetType().Name;
        });
    }

    protected LangfuseClient Langfuse { get; }

    protected T Traced<T>(string name, Func<T> act)
    {
        using var trace = Langfuse.StartTrace(name);
        var result = act();
        trace.Update(output: result);
        return result;
    }
}

public class BookingTests : TracedTests
{
    [Fact]
    public void Counts_nights() => Assert.Equal(3, Traced("nights", () =>
        new DateOnly(2026, 5, 4).DayNumber - new DateOnly(2026, 5, 1).DayNumber));

    [Fact]
    public void Rejects_empty_stay() => Assert.False(Traced("empty-stay", () => 0 > 0));
}
