// Right
using Langfuse.Observe;

namespace Lessons;

public sealed class LessonStream(Func<string, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Agent, Name = "teach")]
    public async IAsyncEnumerable<string> TeachAsync([UserId] string pupil, IReadOnlyList<string> topics)
    {
        using var scope = LangfuseContext.Propagate(sessionId: pupil + "-today", tags: ["lesson"]);
        foreach (var topic in topics)
        {
            yield return await ExplainAsync(topic);
        }
    }

    [Observe(AsType = ObservationType.Retriever)]
    public IEnumerable<string> Topics(string course)
    {
        using var scope = LangfuseContext.Propagate(tags: [course]);
        for (var i = 1; i <= 3; i++)
        {
            yield return Title(course, i);
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> ExplainAsync(string topic) => complete("Explain " + topic);

    [Observe]
    private static string Title(string course, int number) => $"{course} {number}";
}
