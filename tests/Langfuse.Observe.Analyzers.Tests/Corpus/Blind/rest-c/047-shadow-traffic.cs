// Planted: LFO6007
using Langfuse.Observe;

namespace Gateway;

public sealed class ShadowTraffic(Func<string, Task<string>> current, Func<string, Task<string>> candidate)
{
    private const string ShadowEnvironment = "langfuse-shadow";

    public async Task<string> AskAsync(string question)
    {
        var answer = await LiveAsync(question);
        using (LangfuseContext.Propagate(environment: ShadowEnvironment, tags: ["shadow"]))
        {
            var other = await CandidateAsync(question);
            if (other != answer)
            {
                Console.WriteLine($"differs: {question}");
            }
        }

        return answer;
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> LiveAsync(string question) => current(question);

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> CandidateAsync(string question) => candidate(question);
}
