// Planted: LFO1017
using Langfuse.Observe;

namespace School.Maths;

public sealed record OutputTokenDetails(int ReasoningTokenCount);

public sealed record ChatTokenUsage(int InputTokenCount, int OutputTokenCount, OutputTokenDetails? OutputTokenDetails);

public sealed record Completion(string Text, ChatTokenUsage Usage);

public sealed class MathTutor(LangfuseClient langfuse, Func<string, Task<Completion>> complete)
{
    public async Task<string> ExplainAsync(string exercise)
    {
        using var trace = langfuse.StartTrace("explain-exercise", input: exercise);
        using var generation = trace.StartGeneration("explanation", model: "o4-mini", input: exercise);
        var completion = await complete(exercise);
        generation.End(output: completion.Text, usage: Count(completion.Usage));
        trace.Update(output: completion.Text);
        return completion.Text;
    }

    private static Usage Count(ChatTokenUsage read)
    {
        var input = read.InputTokenCount;
        var output = read.OutputTokenCount;
        var usage = new Usage(input: input, output: output);
        if (read.OutputTokenDetails is { ReasoningTokenCount: > 0 and var reasoning })
        {
            usage["output_reasoning_tokens"] = reasoning;
        }

        return usage;
    }
}
