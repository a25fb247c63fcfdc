// Right
using Langfuse.Observe;

namespace Foundry.Quality;

public sealed class CastingQuality(Func<string, Task<double>> pour)
{
    public async Task<double> CastAsync(Observation shift, string mould)
    {
        using var span = shift.StartSpan("cast-part", input: mould);
        double weight;
        try
        {
            weight = await pour(mould);
            if (weight < 1)
            {
                span.Update(level: ObservationLevel.Warning, statusMessage: "underweight");
            }

            span.End(output: weight);
        }
        catch (TimeoutException error)
        {
            span.Fail(error);
            span.End();
            throw;
        }

        span.Score("weight-ok", weight >= 1);
        return weight;
    }
}
