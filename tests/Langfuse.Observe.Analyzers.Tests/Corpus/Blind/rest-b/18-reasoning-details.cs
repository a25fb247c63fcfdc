// Planted: LFO1017
using Langfuse.Observe;

namespace Planner;

public sealed record OutputDetails(int ReasoningTokenCount);

public sealed record ChatTokenUsage(int InputTokenCount, int OutputTokenCount, OutputDetails? OutputTokenDetails);

public sealed record Completion(string Text, ChatTokenUsage Usage);

public interface IModel
{
    Task<Completion> CompleteAsync(string prompt);
}

public sealed class RoutePlanner(IModel model)
{
    [Observe(AsType = ObservationType.Generation, Model = "o3")]
    public async Task<string> PlanAsync(string stops)
    {
        var completion = await model.CompleteAsync($"Order these stops: {stops}");
        var counts = completion.Usage;
        var usage = new Usage(input: counts.InputTokenCount, output: counts.OutputTokenCount);
        if (counts.OutputTokenDetails is { ReasoningTokenCount: > 0 } details)
        {
            usage["output_reasoning_tokens"] = details.ReasoningTokenCount;
        }

        LangfuseContext.UpdateCurrentObservation(usage: usage);
        return completion.Text;
    }
}
