// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Shop;

internal static class Tracing
{
    public static LangfuseClient Open(string environment) => LangfuseClient.Start(options =>
    {
        options.Environment = environment;
        options.FlushAt = 1;
    });
}

public sealed record OrderRequest(string Customer, string[] Articles);

[ApiController]
[Route("orders")]
public sealed class OrderController : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<string>> Create(OrderRequest request)
    {
        if (request.Articles.Length == 0)
        {
            return BadRequest();
        }

        await using var langfuse = Tracing.Open("shop");
        using var trace = langfuse.StartTrace("order", userId: request.Customer, input: request.Articles);
        var number = $"{DateTime.UtcNow:yyyyMMdd}-{request.Articles.Length}";
        trace.Update(output: number);
        return number;
    }
}
