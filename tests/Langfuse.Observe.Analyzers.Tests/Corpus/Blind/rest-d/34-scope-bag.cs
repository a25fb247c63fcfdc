// Right
using Langfuse.Observe;

namespace Surveys;

public sealed class ScopeBag : IDisposable
{
    private readonly Stack<IDisposable> _scopes = new();

    public ScopeBag Add(IDisposable scope)
    {
        _scopes.Push(scope);
        return this;
    }

    public void Dispose()
    {
        while (_scopes.TryPop(out var scope))
        {
            scope.Dispose();
        }
    }
}

public sealed class SurveyReader(Func<string, Task<string>> model)
{
    public async Task<List<string>> ReadAsync(string survey, IReadOnlyList<string> replies)
    {
        using var scopes = new ScopeBag();
        scopes.Add(LangfuseContext.Propagate(sessionId: survey));
        scopes.Add(LangfuseContext.Propagate(tags: ["survey"], version: "3"));
        var moods = new List<string>();
        foreach (var reply in replies)
        {
            moods.Add(await MoodAsync(reply));
        }

        return moods;
    }

    [Observe(Name = "mood", AsType = ObservationType.Evaluator)]
    private async Task<string> MoodAsync(string reply) => (await model("Mood of: " + reply)).ToLowerInvariant();
}
