// Planted: LFO4009
using Langfuse.Observe;

public class Editor
{
    private const string Name = "expected_output";

    [Observe]
    public void Correct(string better) => LangfuseContext.ScoreCurrentObservation(Name, better, dataType: ScoreDataType.Correction);
}
