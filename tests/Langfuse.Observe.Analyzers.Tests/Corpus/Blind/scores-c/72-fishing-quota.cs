// Planted: LFO4007
using Langfuse.Observe;

namespace Fishing.Quota;

public sealed record Catch(string Vessel, string Species, double Kilograms, double Quota);

public abstract class QuotaCheck
{
    protected abstract string Subject(Catch landed);

    public void Check(Observation trace, Catch landed)
    {
        var name = new System.Text.StringBuilder("quota-used");
        name.Append('/').Append(Subject(landed));
        trace.Score(name.ToString(), landed.Quota == 0 ? 1 : landed.Kilograms / landed.Quota);
    }
}

public sealed class VesselCheck : QuotaCheck
{
    protected override string Subject(Catch landed) => landed.Vessel;
}

public static class Harbour
{
    public static void Land(LangfuseClient langfuse, IReadOnlyList<Catch> catches)
    {
        using var trace = langfuse.StartTrace("landing", input: catches);
        var check = new VesselCheck();
        foreach (var landed in catches)
        {
            check.Check(trace, landed);
        }
    }
}
