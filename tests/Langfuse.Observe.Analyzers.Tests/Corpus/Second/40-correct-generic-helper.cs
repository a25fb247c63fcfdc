// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

internal static class Rating
{
    public static void Rate(LangfuseClient langfuse, string traceId, string name, bool value) => langfuse.Score(name, value, traceId: traceId);

    public static void All(LangfuseClient langfuse, string traceId)
    {
        Rate(langfuse, traceId, "resolved", true);
        Rate(langfuse, traceId, "resolved", value: false);
    }
}
