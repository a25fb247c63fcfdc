// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "urgency", "type": "categorical", "categories": ["Low", "Normal", "High"] } ] }

namespace Facility;

public enum Urgency
{
    Low,
    Normal,
    High,
}

public sealed class FaultDesk
{
    [Observe(Name = "triage-fault", AsType = ObservationType.Chain)]
    public Urgency Triage(string report)
    {
        if (report.Length == 0)
        {
            LangfuseContext.ScoreCurrentTrace("urgency", "Low", comment: "empty report");
            return Urgency.Low;
        }

        var urgency = report.Contains("water", StringComparison.OrdinalIgnoreCase) ? Urgency.High : Urgency.Normal;
        LangfuseContext.ScoreCurrentTrace("urgency", urgency);
        return urgency;
    }
}
