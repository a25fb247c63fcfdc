// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"tone","type":"categorical","categories":["formal","friendly","rude"]}]}
using Langfuse.Observe;

namespace Letters;

public sealed class ToneCheck(LangfuseClient langfuse)
{
    public void Check(string traceId, string letter)
    {
        langfuse.Score("tone", Tone(letter), traceId: traceId);
    }

    private static string Tone(string letter) => letter switch
    {
        _ when letter.StartsWith("Dear", StringComparison.Ordinal) => "formal",
        _ when letter.StartsWith("Hi", StringComparison.Ordinal) => "friendly",
        _ when letter.Contains("nonsense") => "rude",
        _ => "neutral",
    };
}
