// Planted: LFO4010
using Langfuse.Observe;

public class Exam(LangfuseClient langfuse)
{
    public void Run(string id, string grade) => langfuse.Score("grade", grade, traceId: id, dataType: ScoreDataType.Numeric);
}
