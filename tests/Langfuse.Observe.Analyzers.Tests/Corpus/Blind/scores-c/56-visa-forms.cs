// Right
using Langfuse.Observe;

namespace Visa.Forms;

public sealed class FormAssistant
{
    [Observe]
    public async Task<string> FillAsync(string applicant, IReadOnlyDictionary<string, string> answers)
    {
        LangfuseContext.UpdateCurrentTrace(name: "Form-Complete", tags: ["form_complete", "visa"]);
        await Task.Yield();
        var open = answers.Count(answer => string.IsNullOrEmpty(answer.Value));
        LangfuseContext.ScoreCurrentTrace("form-complete", open == 0);
        LangfuseContext.ScoreCurrentTrace("fields-open", open, metadata: new { form_complete = open == 0 });
        return open == 0 ? "complete" : "open: " + open;
    }
}

public sealed class FormTool(LangfuseClient langfuse)
{
    public void Import(string traceId, bool complete)
    {
        using var span = langfuse.StartSpan("FormComplete", traceId: traceId);
        span.Score("form-complete", complete);
        span.Update(output: complete);
    }
}
