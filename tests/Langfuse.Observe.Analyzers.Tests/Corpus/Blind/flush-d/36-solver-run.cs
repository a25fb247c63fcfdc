// Planted: LFO5014
using Langfuse.Observe;

namespace Solver;

public sealed class EquationAgent(LangfuseRunSink sink, Func<string, Task<string>> python)
{
    public async Task<double?> SolveAsync(string equation, string runId)
    {
        await using var run = sink.StartRun(runId, name: "equation-agent", task: equation);
        for (var step = 0; step < 5; step++)
        {
            var code = $"solve('{equation}', depth={step})";
            var output = await python(code);
            var solved = double.TryParse(output, out var root);
            run.Step(action: "run_python", code: code, success: solved, output: output, reward: solved ? 1 : 0);
            if (solved)
            {
                return root;
            }
        }

        return null;
    }
}
