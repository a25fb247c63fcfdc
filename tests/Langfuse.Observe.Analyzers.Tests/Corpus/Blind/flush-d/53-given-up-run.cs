// Right
using Langfuse.Observe;

namespace Excavation;

public sealed class DigAgent(LangfuseRunSink sink, Func<int, Task<string>> dig)
{
    public async Task<string?> SearchAsync(string runId, int depth)
    {
        await using var run = sink.StartRun(runId, name: "dig-agent", task: "Find the amphora");
        for (var level = 1; level <= depth; level++)
        {
            var found = await dig(level);
            run.Step(action: "dig", output: found, reward: found.Length > 0 ? 1 : 0);
            if (found == "water")
            {
                return null;
            }

            if (found == "amphora")
            {
                await run.CompleteAsync(finalAnswer: $"level {level}");
                return found;
            }
        }

        await run.CompleteAsync(completed: false);
        return null;
    }
}
