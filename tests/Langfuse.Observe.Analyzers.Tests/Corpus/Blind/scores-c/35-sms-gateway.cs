// Planted: LFO4009
using Langfuse.Observe;

namespace Sms.Gateway;

public sealed record Draft(string Text, string Recipient);

public sealed class DraftSession(LangfuseClient langfuse)
{
    public string Confirm(Draft draft, Func<Draft, string?> askOperator)
    {
        using var trace = langfuse.StartTrace("sms-draft", input: draft);
        var approved = askOperator(draft);
        if (approved is null)
        {
            trace.Score("sent", false);
            return "";
        }

        trace.Score("sent", true);
        if (!string.Equals(approved, draft.Text, StringComparison.Ordinal))
        {
            Keep(trace, approved);
        }

        trace.Update(output: approved);
        return approved;
    }

    private static void Keep(Observation observation, string text, string field = "text") =>
        observation.Score(field, text, comment: "changed by the operator", dataType: ScoreDataType.Correction);
}
