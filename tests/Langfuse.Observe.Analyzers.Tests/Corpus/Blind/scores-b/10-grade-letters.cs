// Planted: LFO4003
using Langfuse.Observe;

namespace School;

public abstract class Marker
{
    public abstract void Mark(Observation essay, int points);
}

public sealed class LetterMarker : Marker
{
    public override void Mark(Observation essay, int points)
    {
        var letter = points switch
        {
            >= 90 => "A",
            >= 70 => "B",
            _ => "C",
        };
        essay.Score("grade", letter);
    }
}

public sealed class PointMarker : Marker
{
    public override void Mark(Observation essay, int points) => essay.Score("grade", points);
}

public sealed class RetakeMarker(Marker inner) : Marker
{
    public override void Mark(Observation essay, int points)
    {
        if (points < 40)
        {
            essay.Score("grade", "retake");
        }
        else
        {
            inner.Mark(essay, points);
        }
    }
}
