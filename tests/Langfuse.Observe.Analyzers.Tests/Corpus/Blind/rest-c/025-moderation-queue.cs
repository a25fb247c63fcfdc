// Planted: LFO6001
using Langfuse.Observe;

namespace Forum;

internal static class TaskExtensions
{
    public static void Forget(this Task task, Action<string> log) =>
        task.ContinueWith(t => log(t.Exception!.GetBaseException().Message), TaskContinuationOptions.OnlyOnFaulted);
}

public sealed class Moderation(Func<string, Task<double>> toxicity, Action<string> log)
{
    private readonly List<string> _flagged = [];

    [Observe(AsType = ObservationType.Guardrail, Name = "publish-post")]
    public bool Publish(string author, string text)
    {
        if (text.Length < 3)
        {
            return false;
        }

        JudgeAsync(author, text).Forget(log);
        return true;
    }

    [Observe(AsType = ObservationType.Evaluator, Name = "judge-post")]
    private async Task JudgeAsync(string author, string text)
    {
        var score = await toxicity(text);
        if (score > 0.8)
        {
            _flagged.Add(author);
        }
    }
}
