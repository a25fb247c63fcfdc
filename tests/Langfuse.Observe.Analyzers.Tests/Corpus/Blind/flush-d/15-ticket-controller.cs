// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Tickets.Api;

[ApiController]
[Route("tickets")]
public sealed class TicketsController(LangfuseClient langfuse, ITriage triage) : ControllerBase
{
    [HttpGet("{number:int}")]
    public ActionResult<string> Find(int number) => Ok($"ticket {number}");

    [HttpPost]
    public async Task<ActionResult<string>> CreateAsync(string subject, CancellationToken cancellationToken)
    {
        using var trace = langfuse.StartTrace("create-ticket", input: subject);
        try
        {
            var queue = await triage.AssignAsync(subject, cancellationToken);
            trace.Update(output: queue);
            return Ok(queue);
        }
        catch (TimeoutException error)
        {
            trace.Fail(error);
            return StatusCode(503);
        }
        finally
        {
            trace.End();
            await langfuse.FlushAsync(cancellationToken: cancellationToken);
        }
    }
}

public interface ITriage
{
    Task<string> AssignAsync(string subject, CancellationToken cancellationToken);
}
