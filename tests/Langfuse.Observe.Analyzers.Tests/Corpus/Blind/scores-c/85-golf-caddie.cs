// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "club-fit", "type": "numeric", "min": 0, "max": 1 }, { "name": "strokes-vs-par", "type": "numeric", "min": -3, "max": 10 }, { "name": "carry-metres", "type": "numeric" } ] }

namespace Golf.Caddie;

public sealed record Hole(int Par, int Strokes, double Carry, double Wanted);

public sealed class Caddie(Observation round)
{
    private const int Albatross = -3;

    public void Finish(Hole hole)
    {
        using var span = round.StartSpan("hole", input: hole);
        if (hole is { Strokes: 1, Par: 4 })
        {
            span.Score("strokes-vs-par", Albatross, comment: "-100 on the fan chart");
        }
        else
        {
            span.Score("strokes-vs-par", Math.Clamp(hole.Strokes - hole.Par, -3, 10));
        }

        span.Score("carry-metres", hole.Carry > 0 ? hole.Carry : 250);
        var percent = hole.Wanted <= 0 ? 100 : Math.Clamp(100 * hole.Carry / hole.Wanted, 0, 100);
        span.Score("club-fit", percent / 100);
        span.Update(metadata: new { percent });
    }
}
