// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Bank.Web;

public interface ICreditRules
{
    Task<int> PointsAsync(decimal amount, CancellationToken cancellationToken);
}

[ApiController]
[Route("loans")]
public sealed class LoansController(LangfuseClient langfuse, ICreditRules rules) : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<string>> Decide(decimal amount, CancellationToken cancellationToken)
    {
        var span = langfuse.StartSpan("loan-decision", input: amount);
        try
        {
            if (amount <= 0)
            {
                return BadRequest();
            }

            var points = await rules.PointsAsync(amount, cancellationToken);
            var decision = points switch
            {
                > 700 => "granted",
                > 500 => "ask a colleague",
                _ => "declined",
            };
            span.Update(output: decision);
            return decision;
        }
        catch (TimeoutException e)
        {
            span.Fail(e);
            return StatusCode(503);
        }
        finally
        {
            span.End();
        }
    }
}
