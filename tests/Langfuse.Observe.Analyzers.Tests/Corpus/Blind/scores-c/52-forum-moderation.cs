// Planted: LFO4003
using Langfuse.Observe;

namespace Forum.Moderation;

public enum Severity
{
    Harmless,
    Rude,
    Hateful,
}

public interface IScoreWriter
{
    void Write(string name, ScoreValue value);
}

public sealed class TraceWriter(Observation trace) : IScoreWriter
{
    public void Write(string name, ScoreValue value) => trace.Score(name, value);
}

public sealed class Moderation(IScoreWriter writer)
{
    private const string SeverityScore = "severity";

    public void ByModel(Severity severity) => writer.Write(SeverityScore, severity);

    public void ByWordList(string post, IReadOnlySet<string> words)
    {
        var hits = post.Split(' ').Count(words.Contains);
        writer.Write(SeverityScore, Math.Min(hits, 2));
    }

    public void ByUser(bool reported) => writer.Write("reported", reported);
}
