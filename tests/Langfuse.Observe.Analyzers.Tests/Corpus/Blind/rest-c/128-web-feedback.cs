// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;
using System.Diagnostics;

namespace Feedback;

public sealed record Vote(string TraceId, bool Up, string? Remark);

[ApiController]
[Route("votes")]
public sealed class VotesController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost]
    public IActionResult Post(Vote vote)
    {
        if (vote.TraceId.Length != 32)
        {
            return BadRequest(HttpContext.TraceIdentifier);
        }

        langfuse.Score("vote", vote.Up, traceId: vote.TraceId, comment: vote.Remark, metadata: new { request = HttpContext.TraceIdentifier });
        return Accepted();
    }

    [HttpGet("self")]
    public ActionResult<string> Self()
    {
        using var trace = langfuse.StartTrace("self", traceId: Activity.Current?.TraceId.ToHexString(), metadata: new { activity = Activity.Current?.Id });
        trace.Update(output: "ok");
        return trace.TraceId;
    }
}
