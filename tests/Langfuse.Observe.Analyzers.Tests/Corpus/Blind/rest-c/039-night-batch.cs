// Planted: LFO6005
using Langfuse.Observe;

namespace Payroll;

public sealed record Slip(string Employee, decimal Gross);

public sealed class NightBatch(TextWriter report)
{
    public decimal Run(string company, IReadOnlyList<Slip> slips)
    {
        var total = 0m;
        foreach (var slip in slips)
        {
            total += Explain(slip).Length > 0 ? slip.Gross : 0;
        }

        using (LangfuseContext.Propagate(sessionId: company, tags: ["night"]))
        {
            report.WriteLine($"{company}: {total:0.00}");
        }

        return total;
    }

    [Observe(AsType = ObservationType.Chain, Name = "explain-slip")]
    private static string Explain(Slip slip) => $"{slip.Employee} earns {slip.Gross}";
}
