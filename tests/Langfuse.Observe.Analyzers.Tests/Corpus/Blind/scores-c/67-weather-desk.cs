// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "storm-warning", "type": "categorical", "categories": ["none", "yellow", "orange", "red"] }, { "name": "lead-hours", "type": "numeric", "min": 0 } ] }

namespace Weather.Desk;

public sealed record Bulletin(string TraceId, string Region, double Gusts, double LeadHours);

public sealed class BulletinReview(LangfuseClient langfuse)
{
    public void Review(Bulletin bulletin)
    {
        var level = "none";
        if (bulletin.Gusts > 140)
        {
            level = "red";
        }
        else if (bulletin.Gusts > 105)
        {
            level = "orange";
        }
        else if (bulletin.Gusts > 75)
        {
            level = "Yellow";
        }

        langfuse.Score("storm-warning", level, traceId: bulletin.TraceId, metadata: new { bulletin.Region });
        langfuse.Score("lead-hours", Math.Max(0, bulletin.LeadHours), traceId: bulletin.TraceId);
    }
}
