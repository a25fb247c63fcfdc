// Planted: LFO4004
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public sealed class Desk(LangfuseClient langfuse)
{
    private const int Best = 10;

    public void Praise(string traceId) => Save(traceId, Best);

    public void Blame(string traceId) => Save(traceId, 0);

    private void Save(string traceId, double value) => langfuse.Score("helpfulness", value, traceId: traceId);
}
