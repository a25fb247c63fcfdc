// Planted: LFO4010
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Hotel.Api;

[ApiController, Route("stays/{stay}/feedback")]
public sealed class FeedbackController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost]
    public IActionResult Save(string stay, string answer)
    {
        var normalized = answer.Trim().ToLowerInvariant();
        if (normalized is not ("yes" or "no"))
        {
            return BadRequest("yes or no");
        }

        langfuse.Score(
            "would-return",
            normalized,
            sessionId: stay,
            dataType: ScoreDataType.Boolean);
        return Accepted();
    }
}
