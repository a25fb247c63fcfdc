// Planted: LFO5011|LFO5005
using Langfuse.Observe;
using Xunit;

namespace Timetable.Tests;

public sealed class TracedTimetable
{
    public TracedTimetable()
    {
        Langfuse = LangfuseClient.Start(o => o.Environment = "tests");
        Lessons = new Dictionary<string, int> { ["maths"] = 5, ["sport"] = 2 };
    }

    public LangfuseClient Langfuse { get; }

    public IReadOnlyDictionary<string, int> Lessons { get; }
}

public sealed class PlannerTests(TracedTimetable timetable) : IClassFixture<TracedTimetable>
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
