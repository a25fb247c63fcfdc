// Planted: LFO4001
using Langfuse.Observe;

namespace Helpdesk.Surveys;

public sealed record SurveyAnswer(string TraceId, int Stars, string? Remark);

public sealed class SurveyImporter(LangfuseClient langfuse)
{
    public int Import(IEnumerable<SurveyAnswer> answers)
    {
        var count = 0;
        foreach (var answer in answers)
        {
            if (answer.Stars is < 1 or > 5)
            {
                continue;
            }

            langfuse.Score("customer-satisfaction", answer.Stars, traceId: answer.TraceId, comment: answer.Remark);
            count++;
        }

        return count;
    }

    public void ImportSingle(SurveyAnswer answer) =>
        langfuse.Score("customer-satisfaction", answer.Stars, traceId: answer.TraceId);

    public void ImportFromPhone(string traceId, char key)
    {
        if (!char.IsAsciiDigit(key))
        {
            throw new ArgumentException("not a digit", nameof(key));
        }

        langfuse.Score("customer_satisfaction", key - '0', traceId: traceId, metadata: new { channel = "phone" });
    }
}
