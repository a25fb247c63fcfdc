// Planted: LFO4008
using Langfuse.Observe;

namespace Theatre;

public interface ICritic
{
    string Review(string play);
}

public sealed class NewspaperCritic : ICritic
{
    public string Review(string play) => play.Length > 12 ? "Too long by an act." : "A lively evening.";
}

public sealed class ReviewDesk(LangfuseClient langfuse, ICritic critic)
{
    private const string NoRemark = "";

    public void Publish(string play, bool attended)
    {
        var traceId = LangfuseClient.CreateTraceId(seed: play);
        if (attended)
        {
            langfuse.Score("critic-remark", critic.Review(play), traceId: traceId, dataType: ScoreDataType.Text);
            return;
        }

        langfuse.Score("critic-remark", NoRemark, traceId: traceId, dataType: ScoreDataType.Text);
    }
}
