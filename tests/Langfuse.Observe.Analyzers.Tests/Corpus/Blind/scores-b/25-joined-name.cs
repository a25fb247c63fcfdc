// Planted: LFO4007
using Langfuse.Observe;

namespace Wellbeing;

public sealed record CheckIn(string User, string Topic, int Mood);

public sealed class MoodDiary
{
    private readonly List<CheckIn> _entries = [];

    [Observe(Name = "check-in")]
    public double Add(CheckIn entry)
    {
        _entries.Add(entry);
        var average = _entries.Where(e => e.Topic == entry.Topic).Average(e => e.Mood);
        if (_entries.Count > 3)
        {
            var parts = new[] { "mood", entry.Topic };
            LangfuseContext.ScoreCurrentTrace(string.Join('.', parts), average);
        }

        return average;
    }
}
