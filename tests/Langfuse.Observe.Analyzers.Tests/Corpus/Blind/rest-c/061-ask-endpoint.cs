// Planted: LFO6011
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Helpline;

public sealed record Question(string Text, string Caller);

[ApiController]
[Route("ask")]
public sealed class AskController(LangfuseClient langfuse, Func<string, Task<string>> complete) : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<string>> Ask(Question question)
    {
        if (string.IsNullOrWhiteSpace(question.Text))
        {
            return BadRequest();
        }

        using var trace = langfuse.StartTrace("ask", userId: question.Caller, input: question.Text, traceId: HttpContext.TraceIdentifier);
        var answer = await complete(question.Text);
        trace.Update(output: answer);
        return answer;
    }
}
