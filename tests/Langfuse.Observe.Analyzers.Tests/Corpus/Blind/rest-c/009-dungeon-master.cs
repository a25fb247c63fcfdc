// Planted: LFO1009
using Langfuse.Observe;

namespace TableTop;

public sealed record Narration(string Text, string ModelName, long Read, long Written);

public sealed class DungeonMaster(Func<string, Task<Narration>> narrator)
{
    private readonly List<string> _log = [];

    [Observe(AsType = ObservationType.Agent)]
    public async Task<string> PlayAsync(IReadOnlyList<string> moves)
    {
        foreach (var move in moves)
        {
            var narration = await narrator(string.Join('\n', _log) + "\n> " + move);
            _log.Add(narration.Text);
            Note(narration);
        }

        return _log[^1];
    }

    private static void Note(Narration narration)
    {
        LangfuseContext.UpdateCurrentObservation(
            model: narration.ModelName,
            usage: new Usage(input: narration.Read, output: narration.Written));
    }
}
