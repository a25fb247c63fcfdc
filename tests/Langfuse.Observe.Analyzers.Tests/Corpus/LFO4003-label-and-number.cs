// Planted: LFO4003
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A(Observation span) => span.Score("severity", "high");

    public void B(Observation span) => span.Score("severity", "low");

    public void C(Observation span) => span.Score("severity", 3);
}
