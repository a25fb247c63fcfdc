// Right
using Langfuse.Observe;

namespace Toys.Factory;

public sealed record Defect(string Part, double Probability);

public sealed class Inspection
{
    private readonly List<Defect> _defects = [];

    [Observe(Name = "inspect", AsType = ObservationType.Guardrail)]
    public bool Inspect(IReadOnlyList<Defect> defects, string line)
    {
        _defects.AddRange(defects);
        var worst = defects.Count == 0 ? 0 : defects.Max(defect => defect.Probability);
        void Rate(string name, double value) => LangfuseContext.ScoreCurrentObservation(name, value, metadata: new { line });

        Rate("worst-defect", worst);
        Rate("defect-rate", defects.Count / 100.0);
        LangfuseContext.ScoreCurrentObservation("shippable", worst < 0.4);
        return worst < 0.4;
    }
}
