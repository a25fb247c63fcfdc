// Planted: LFO4003
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void A() => langfuse.Score("grounded", true, traceId: "0af7651916cd43dd8448eb211c80319c");

    public void B() => langfuse.Score("grounded", false, traceId: "0af7651916cd43dd8448eb211c80319c");

    public void C() => langfuse.Score("grounded", 0.75, traceId: "0af7651916cd43dd8448eb211c80319c");
}
