// Planted: LFO5012
using Langfuse.Observe;

namespace Arena;

public enum RoundResult { Win, Loss, Draw, Aborted }

public interface IReferee
{
    event Action<string>? Foul;

    RoundResult Judge(int round);
}

public sealed class MatchRunner(LangfuseClient langfuse, IReferee referee)
{
    public int Play(int rounds)
    {
        var points = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var observation = Open(round);
            switch (referee.Judge(round))
            {
                case RoundResult.Win:
                    points += 3;
                    observation.End(output: "win");
                    break;
                case RoundResult.Draw:
                    points++;
                    observation.End(output: "draw");
                    break;
                case RoundResult.Aborted:
                    continue;
                default:
                    observation.End(output: "loss");
                    break;
            }
        }

        return points;
    }

    private Observation Open(int round)
        => langfuse.StartObservation("round", ObservationType.Tool, metadata: new { round }, current: false);
}
