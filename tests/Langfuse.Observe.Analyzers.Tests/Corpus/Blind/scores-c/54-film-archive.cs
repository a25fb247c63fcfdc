// Right
using Langfuse.Observe;

namespace Film.Archive;

public sealed record Reel(string TraceId, string Title, int Frames, int Damaged);

public sealed class ReelQuality(LangfuseClient langfuse)
{
    private static readonly Dictionary<string, string> ScoreByDefect = new(StringComparer.OrdinalIgnoreCase)
    {
        ["scratch"] = "scratch-free",
        ["mould"] = "mould-visible",
        ["tear"] = "torn-frames",
    };

    public void Report(Reel reel, string defect)
    {
        if (!ScoreByDefect.TryGetValue(defect, out var name))
        {
            Console.Error.WriteLine($"unknown defect {defect} of {reel.Title}");
            return;
        }

        langfuse.Score(name, 1.0 - (double)reel.Damaged / Math.Max(1, reel.Frames), traceId: reel.TraceId,
            comment: $"{reel.Title}: {defect}", scoreId: $"{reel.TraceId}-{defect}");
    }
}
