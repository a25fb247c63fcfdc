// Planted: LFO4004
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public sealed class Desk
{
    private double Full { get; } = 5;

    public void Save(Observation trace, bool all) => trace.Score("helpfulness", all ? Full : 0.5);
}
