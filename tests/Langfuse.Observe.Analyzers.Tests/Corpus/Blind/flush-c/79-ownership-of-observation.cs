// Right
using Langfuse.Observe;

namespace Acme.Sagas;

public sealed class SagaStep : IDisposable
{
    private readonly Observation _observation;
    private bool _committed;

    private SagaStep(Observation observation) => _observation = observation;

    public static SagaStep Begin(LangfuseClient langfuse, string saga, string step)
    {
        var observation = langfuse.StartSpan(step, metadata: new { saga }, traceId: LangfuseClient.CreateTraceId(seed: saga), current: false);
        return new SagaStep(observation);
    }

    public void Commit(string outcome)
    {
        _observation.Update(output: outcome);
        _committed = true;
    }

    public void Dispose()
    {
        if (!_committed)
        {
            _observation.Update(level: ObservationLevel.Warning, statusMessage: "rolled back");
        }

        _observation.Dispose();
    }
}

public sealed class Checkout(LangfuseClient langfuse)
{
    public async Task PayAsync(string orderId, Func<Task<string>> charge)
    {
        using var step = SagaStep.Begin(langfuse, orderId, "pay");
        step.Commit(await charge());
    }
}
