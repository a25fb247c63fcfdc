// Planted: LFO1017
using Langfuse.Observe;

namespace Demo;

public static class OfflineModel
{
    private static readonly Dictionary<string, string> Replies = new()
    {
        ["hours"] = "We are open from nine to five.",
        ["returns"] = "Thirty days, with the receipt.",
    };

    [Observe(AsType = ObservationType.Generation, Name = "canned-reply", Model = "offline-1")]
    public static string Reply(string topic)
    {
        var reply = Replies.GetValueOrDefault(topic, "Please call us.");
        LangfuseContext.UpdateCurrentObservation(
            modelParameters: new { temperature = 0.0 },
            usage: new Usage(input: 240, output: 32, total: 240));
        return reply;
    }
}
