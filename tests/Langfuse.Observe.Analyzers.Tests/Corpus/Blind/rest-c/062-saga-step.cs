// Planted: LFO6011
using Langfuse.Observe;

namespace Warehouse.Sagas;

public sealed record SagaState(string TraceId, string StepId, int Retries);

public sealed class PickingSaga(LangfuseClient langfuse, Func<string, Task<bool>> pick)
{
    public static SagaState Begin(string order) => new(LangfuseClient.CreateTraceId(seed: order), "", 0);

    public async Task<bool> StepAsync(SagaState state, string article)
    {
        var parent = Guid.NewGuid().ToString("N");
        using var step = langfuse.StartObservation(
            "pick",
            ObservationType.Tool,
            input: new { article, state.Retries },
            traceId: state.TraceId,
            parentObservationId: parent);
        var picked = await pick(article);
        step.Update(output: picked, level: picked ? ObservationLevel.Default : ObservationLevel.Warning);
        return picked;
    }
}
