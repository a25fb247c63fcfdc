// Planted: LFO4003
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A() => langfuse.Score("grounded", true);

    public void B() => langfuse.Score("grounded", false);

    public void C() => langfuse.Score("grounded", 0.75);
}
