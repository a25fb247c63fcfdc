// Right
using Langfuse.Observe;
using Xunit;

namespace Timetable.Tests;

public class TracedFixture : IDisposable
{
    private readonly Lazy<LangfuseClient> _client = new(() => LangfuseClient.Start(o => o.Environment = "tests"));

    public LangfuseClient Langfuse => _client.Value;

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}

public sealed class TimetableFixture : TracedFixture
{
    public IReadOnlyDictionary<string, int> Lessons { get; } = new Dictionary<string, int> { ["maths"] = 5, ["sport"] = 2 };
}

public sealed class PlannerTests(TimetableFixture timetable) : IClassFixture<TimetableFixture>
{
    [Theory]
    [InlineData("maths", 5)]
    [InlineData("sport", 2)]
    public void Plans_all_lessons(string subject, int hours)
    {
        using var trace = timetable.Langfuse.StartTrace("plan", input: subject);
        var planned = timetable.Lessons[subject];
        trace.Update(output: planned);
        trace.Score("complete", planned == hours);
        Assert.Equal(hours, planned);
    }
}
