// Planted: LFO1005
using Langfuse.Observe;

namespace Minutes;

public readonly record struct MeetingRef(string Room, DateOnly Day);

public interface ISummariser
{
    Task<string> SummariseAsync(MeetingRef meeting, string transcript);
}

public sealed class Summariser(Func<string, Task<string>> complete) : ISummariser
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task<string> SummariseAsync([SessionId] MeetingRef meeting, string transcript)
    {
        var parts = transcript.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        var notes = new List<string>();
        foreach (var part in parts)
        {
            notes.Add(await complete("Summarise: " + part));
        }

        return $"{meeting.Room} {meeting.Day:yyyy-MM-dd}\n" + string.Join('\n', notes);
    }
}
