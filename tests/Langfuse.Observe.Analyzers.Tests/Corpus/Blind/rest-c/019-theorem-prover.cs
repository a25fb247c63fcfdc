// Planted: LFO1017
using Langfuse.Observe;

namespace Proofs;

public sealed record OutputDetails(int ReasoningTokenCount);
public sealed record ChatTokenUsage(int InputTokenCount, int OutputTokenCount, OutputDetails? OutputTokenDetails);
public sealed record ChatCompletion(string Text, string Model, ChatTokenUsage Usage);

public sealed class Prover(Func<string, Task<ChatCompletion>> complete)
{
    [Observe(AsType = ObservationType.Generation, Name = "prove", Model = "o3")]
    public async Task<string> ProveAsync(string statement, int attempts = 3)
    {
        for (var attempt = 1; ; attempt++)
        {
            var completion = await complete("Prove: " + statement);
            if (completion.Text.Contains("QED") || attempt == attempts)
            {
                var counted = completion.Usage;
                var written = counted.OutputTokenCount;
                var thought = counted.OutputTokenDetails?.ReasoningTokenCount ?? 0;
                LangfuseContext.UpdateCurrentObservation(
                    model: completion.Model,
                    usage: new Usage(input: counted.InputTokenCount, output: written) { ["output_reasoning_tokens"] = thought });
                return completion.Text;
            }
        }
    }
}
