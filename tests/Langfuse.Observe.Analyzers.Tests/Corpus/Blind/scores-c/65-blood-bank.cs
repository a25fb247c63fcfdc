// Planted: LFO4001
using Langfuse.Observe;

namespace Blood.Bank;

public sealed record Donor(string TraceId, bool Reminded, bool Came);

public partial class ReminderScores(LangfuseClient langfuse)
{
    private static readonly string[] Names = ["reminder-opened", "appointment-kept", "donor-informed"];

    public void Report(Donor donor)
    {
        foreach (var name in Names)
        {
            langfuse.Score(name, name switch
            {
                "appointment-kept" => donor.Came,
                _ => donor.Reminded,
            }, traceId: donor.TraceId);
        }
    }
}

public partial class ReminderScores
{
    public void ByTelephone(Donor donor)
    {
        langfuse.Score("appointment-kept", donor.Came, traceId: donor.TraceId, comment: "telephone");
    }

    public void ByLetter(IEnumerable<Donor> donors)
    {
        foreach (var (traceId, _, came) in donors)
        {
            langfuse.Score("apointment-kept", came, traceId: traceId, comment: "letter");
        }
    }
}
