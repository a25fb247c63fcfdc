// Planted: LFO4001
using Langfuse.Observe;

public class Judge
{
    [Observe(AsType = ObservationType.Evaluator)]
    public void Judge1(double x) => LangfuseContext.ScoreCurrentObservation("contextPrecision", x);

    [Observe(AsType = ObservationType.Evaluator)]
    public void Judge2(double x) => LangfuseContext.ScoreCurrentObservation("contextPrecision", x);

    [Observe(AsType = ObservationType.Evaluator)]
    public void Judge3(double x) => LangfuseContext.ScoreCurrentObservation("context precision", x);
}
