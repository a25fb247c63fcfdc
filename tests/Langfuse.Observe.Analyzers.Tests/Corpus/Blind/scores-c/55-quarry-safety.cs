// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "risk", "type": "numeric", "min": 0, "max": 10 }, { "name": "helmet-seen", "type": "boolean" } ] }

namespace Quarry.Safety;

public sealed record Frame(string Camera, int People, int Helmets, bool BlastZone);

public static class FrameEvaluator
{
    public static void Record(Observation observation, Frame frame)
    {
        observation.Score("helmet-seen", frame.Helmets > 0);
        Risk(observation, frame switch
        {
            { People: 0 } => 0,
            { BlastZone: true } => 100,
            { Helmets: var helmets, People: var people } when helmets < people => 7.5,
            _ => 1,
        });
    }

    private static void Risk(Observation observation, double value) => observation.Score("risk", value);
}
