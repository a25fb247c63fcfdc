// Right
using Langfuse.Observe;

namespace Grants;

public sealed class ProposalReview(LangfuseClient langfuse)
{
    private const string Criterion =
        "The panel weighs the originality of the question, the soundness of the method, the plan for the data and the team. ";

    private const string Guideline = Criterion + Criterion + Criterion + Criterion + Criterion;

    public void Review(string proposal, int points, string summary)
    {
        using var trace = langfuse.StartTrace("review-proposal", input: new { proposal });
        trace.Score("panel-points", points, comment: Guideline);
        if (summary.Length is > 0 and <= 500)
        {
            trace.Score("panel-summary", summary, dataType: ScoreDataType.Text);
        }
        else
        {
            trace.Score("panel-summary", "See the minutes.", dataType: ScoreDataType.Text);
        }
    }
}
