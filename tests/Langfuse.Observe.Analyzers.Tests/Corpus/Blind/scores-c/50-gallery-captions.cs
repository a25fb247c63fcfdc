// Planted: LFO4009
using Langfuse.Observe;

namespace Gallery.Captions;

public enum ReviewKind
{
    Remark,
    Rewrite,
}

public sealed record CaptionReview(string TraceId, string ObservationId, ReviewKind Kind, string Text);

public sealed class CaptionStore(LangfuseClient langfuse)
{
    public void Save(CaptionReview review)
    {
        if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > 500)
        {
            return;
        }

        switch (review.Kind)
        {
            case ReviewKind.Remark:
                langfuse.Score("curator-remark", review.Text, review.TraceId, review.ObservationId, dataType: ScoreDataType.Text);
                break;
            case ReviewKind.Rewrite:
                const ScoreDataType type = ScoreDataType.Correction;
                langfuse.Score("caption", review.Text, review.TraceId, review.ObservationId, dataType: type);
                break;
        }
    }
}
