// Planted: LFO6012
using Langfuse.Observe;

namespace Theatre;

public sealed record Cue(int Number, string Text);

public sealed class LightDesk(LangfuseClient langfuse, Func<Cue, string> program)
{
    private readonly List<string> _failed = [];

    public IReadOnlyList<string> Failed => _failed;

    public void Rehearse(IEnumerable<Cue> cues)
    {
        foreach (var cue in cues)
        {
            using var step = langfuse.StartTrace("program-cue", input: cue);
            try
            {
                var scene = program(cue);
                Close(step, scene);
                if (scene.Contains("blackout"))
                {
                    step.Update(level: ObservationLevel.Warning, statusMessage: "blackout");
                }
            }
            catch (FormatException)
            {
                _failed.Add(cue.Text);
            }
        }
    }

    private static void Close(Observation step, string scene)
    {
        var lamps = scene.Split(' ').Length;
        step.End(output: scene, metadata: new { lamps });
    }
}
