// Planted: LFO6012
using Langfuse.Observe;

namespace Foundry;

public sealed class CastingLine(Func<string, Task<double>> pour)
{
    public async Task<double> CastAsync(Observation shift, string mould)
    {
        var span = shift.StartSpan("cast", input: mould);
        double weight;
        try
        {
            weight = await pour(mould);
        }
        catch (Exception error)
        {
            span.Fail(error);
            span.End();
            throw;
        }

        span.End();
        if (weight < 1)
        {
            span.Update(level: ObservationLevel.Warning, statusMessage: "underweight");
        }

        return weight;
    }
}
