// Planted: LFO6008
using Langfuse.Observe;
using System.Diagnostics;

namespace Arena;

internal static class ActivityExtensions
{
    extension(Activity activity)
    {
        public Activity MakeCurrent() => Activity.Current = activity;
    }
}

public sealed class Match(string id)
{
    private readonly Activity _round = new Activity("round").SetTag("match", id);
    private int _tick;

    public string Tick(string[] moves)
    {
        _round.MakeCurrent();
        var comment = _tick++ % 30 == 0 ? Comment(moves) : "";
        return comment;
    }

    [Observe(AsType = ObservationType.Agent, Name = "commentator")]
    private string Comment(string[] moves) => moves.Length == 0 ? "All quiet." : moves[^1] + ", what a move!";
}
