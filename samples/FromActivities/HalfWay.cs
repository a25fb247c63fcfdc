using Langfuse.Observe;

namespace FromActivities;

/// <summary>On the way: the outer method has moved, what it calls has not.</summary>
internal static class HalfWay
{
    [Observe(AsType = ObservationType.Agent, Name = "answer")]
    public static Task<string> AnswerAsync(string question) => Before.AskAsync(question);
}
