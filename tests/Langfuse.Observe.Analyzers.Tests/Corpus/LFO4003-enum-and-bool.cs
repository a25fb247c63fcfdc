// Planted: LFO4003
using Langfuse.Observe;

public enum Verdict { Pass, Fail }

public class Gate(LangfuseClient langfuse)
{
    private const string Name = "gate";

    public void A(string id, Verdict v) => langfuse.Score(Name, v, traceId: id);

    public void B(string id, bool ok) => langfuse.Score(Name, ok, traceId: id);
}
