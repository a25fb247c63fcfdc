// Planted: LFO4001
using Langfuse.Observe;

namespace Exams;

public interface IGrader
{
    void Grade(Observation answer, string text);
}

public sealed class LengthGrader : IGrader
{
    public void Grade(Observation answer, string text) =>
        answer.Score("completeness", Math.Min(1, text.Length / 400.0));
}

public sealed class KeywordGrader(IReadOnlyList<string> keywords) : IGrader
{
    public void Grade(Observation answer, string text)
    {
        var found = keywords.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        answer.Score("completness", (double)found / keywords.Count, comment: "by keywords");
    }
}

public sealed class StrictGrader(IGrader inner) : IGrader
{
    public void Grade(Observation answer, string text)
    {
        if (text.Trim().Length == 0)
        {
            answer.Score("completeness", 0.0, comment: "empty");
            return;
        }

        inner.Grade(answer, text);
    }
}
