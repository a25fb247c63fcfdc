// Right
using Langfuse.Observe;

namespace Moderation;

internal static class ScoreNames
{
    private const string Prefix = "moderation";

    public const string Toxic = $"{Prefix}.toxic";
    public const string Violence = Prefix + ".violence";
}

public sealed class ModerationScores(LangfuseClient langfuse)
{
    public void Save(string traceId, double toxic, double violence)
    {
        langfuse.Score(ScoreNames.Toxic, toxic, traceId: traceId);
        langfuse.Score(ScoreNames.Violence, violence, traceId: traceId);
    }

    public void SaveWorst(string traceId, bool isViolence, double value)
    {
        var name = isViolence ? ScoreNames.Violence : ScoreNames.Toxic;
        langfuse.Score(name, value, traceId: traceId, comment: "worst of both");
    }
}
