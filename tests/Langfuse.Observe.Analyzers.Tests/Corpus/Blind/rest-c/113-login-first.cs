// Right
using Langfuse.Observe;

namespace Portal;

public sealed record Visitor(string Id, string Plan);

public sealed class Portal(Func<string, Task<Visitor?>> find, Func<string, Task<string>> complete)
{
    public async Task<string> AskAsync(string cookie, string question)
    {
        var visitor = await WhoAsync(cookie.Length);
        if (visitor is null)
        {
            return "Please sign in.";
        }

        using var scope = LangfuseContext.Propagate(userId: visitor.Id, tags: [visitor.Plan]);
        var answer = await AnswerAsync(question);
        return answer.Trim();
    }

    [Observe(AsType = ObservationType.Guardrail)]
    private Task<Visitor?> WhoAsync(int length) => find(length.ToString());

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> AnswerAsync(string question) => complete(question);
}
