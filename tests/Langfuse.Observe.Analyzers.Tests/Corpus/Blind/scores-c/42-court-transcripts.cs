// Planted: LFO4008
using Langfuse.Observe;

namespace Court.Transcripts;

public sealed record Passage(string TraceId, string ObservationId, string Speaker, double Confidence);

public sealed class TranscriptNotes(LangfuseClient langfuse)
{
    private const string Disclaimer =
        "This passage was transcribed automatically and has not been checked by a court reporter. Names of persons, places and " +
        "institutions may be wrong, numbers may have been exchanged, and the attribution of a statement to one of the speakers in " +
        "the room rests on the direction of the sound alone. It must not be quoted in a ruling, in a brief or in any letter that " +
        "leaves the house before it has been compared with the recording, which is kept for ninety days at the registry and can be " +
        "listened to there on working days between nine and four, on presentation of the file number and of a written permission " +
        "of the presiding judge or of the clerk who stands in for the judge.";

    public void Annotate(Passage passage)
    {
        langfuse.Score("asr-confidence", passage.Confidence, traceId: passage.TraceId, observationId: passage.ObservationId);
        if (passage.Confidence < 0.6)
        {
            langfuse.Score("reader-warning", Disclaimer, traceId: passage.TraceId, observationId: passage.ObservationId, dataType: ScoreDataType.Text);
        }
    }
}
