// Planted: LFO6011
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Gateway;

public sealed record Question(string Text);

[ApiController]
[Route("answers")]
public sealed class AnswersController(AnswerService service) : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<string>> PostAsync(Question question)
    {
        if (string.IsNullOrWhiteSpace(question.Text))
        {
            return BadRequest();
        }

        var answer = await service.AnswerAsync(question.Text, HttpContext.TraceIdentifier);
        return answer.Length > 0 ? answer : NotFound();
    }
}

public sealed class AnswerService(Func<string, Task<string>> model)
{
    [Observe(Name = "answer")]
    public async Task<string> AnswerAsync(string question, [TraceId] string request)
    {
        var answer = await model(question);
        return answer.Trim();
    }
}
