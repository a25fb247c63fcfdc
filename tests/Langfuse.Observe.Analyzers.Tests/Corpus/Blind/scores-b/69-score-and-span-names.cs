// Right
using Langfuse.Observe;

namespace Birdwatch;

public sealed record Sighting(string Species, double Confidence, string? Photo);

public sealed class SightingReview(LangfuseClient langfuse)
{
    public void Review(Sighting sighting)
    {
        using var trace = langfuse.StartTrace("species_match", input: sighting);
        trace.RecordEvent("Species-Match", metadata: new { sighting.Photo });
        using (var check = trace.StartSpan("speciesMatch"))
        {
            check.Update(output: sighting.Confidence);
            check.Score("species-match", sighting.Confidence);
        }

        if (sighting.Photo is null)
        {
            trace.Score("has-photo", false);
        }
        else
        {
            trace.Score("has-photo", true);
            trace.Score("species-match", Math.Min(1, sighting.Confidence + 0.1), comment: "photo given");
        }
    }
}
