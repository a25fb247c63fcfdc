// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "hazard-class", "type": "categorical", "categories": ["1", "2", "3"] } ] }

namespace Freight;

public sealed class HazardClassifier(LangfuseClient langfuse)
{
    private static readonly string[] Explosive = ["firework", "ammunition"];
    private static readonly string[] Gas = ["propane", "helium"];

    public void Classify(string parcel, string content)
    {
        var traceId = LangfuseClient.CreateTraceId(seed: parcel);
        if (Explosive.Contains(content))
        {
            langfuse.Score("hazard-class", "1", traceId: traceId);
        }
        else if (Gas.Contains(content))
        {
            langfuse.Score("hazard-class", "2", traceId: traceId, dataType: ScoreDataType.Categorical);
        }
        else
        {
            langfuse.Score("hazard-class", "3", traceId: traceId);
        }
    }
}
