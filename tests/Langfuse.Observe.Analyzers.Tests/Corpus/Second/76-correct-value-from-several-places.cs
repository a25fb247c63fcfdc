// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Desk
{
    public static void Save(LangfuseClient langfuse, string traceId, IReadOnlyDictionary<string, double> values)
    {
        var value = -1.0;
        foreach (var pair in values)
        {
            if (pair.Key == "h")
            {
                value = pair.Value;
            }
        }

        if (value >= 0)
        {
            langfuse.Score("helpfulness", value, traceId: traceId);
        }
    }
}
