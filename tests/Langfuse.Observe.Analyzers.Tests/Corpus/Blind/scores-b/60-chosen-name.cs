// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "speech-clarity", "type": "numeric", "min": 0, "max": 1 }, { "name": "text-clarity", "type": "numeric", "min": 0, "max": 1 } ] }

namespace Accessibility;

public enum Channel
{
    Speech,
    Text,
}

public sealed class ClarityCheck(LangfuseClient langfuse)
{
    public void Check(string traceId, Channel channel, string message)
    {
        var words = message.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var clarity = words.Length == 0 ? 0 : 1.0 / words.Average(word => word.Length);
        var name = channel switch
        {
            Channel.Speech => "speech-clarity",
            _ => "text-clarity",
        };
        langfuse.Score(name, Math.Min(1, clarity), traceId: traceId);
    }
}
