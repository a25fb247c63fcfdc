// Planted: LFO4009
using Langfuse.Observe;

public class Editor(LangfuseClient langfuse)
{
    public void Correct(string traceId, string observationId, string better) =>
        langfuse.Score("correction", better, traceId: traceId, observationId: observationId, dataType: ScoreDataType.Correction);
}
