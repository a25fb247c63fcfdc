// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Insurance.Web;

[ApiController]
[Route("claims")]
public sealed class ClaimsController : ControllerBase
{
    [HttpPost("{id}/classify")]
    public async Task<ActionResult<string>> Classify(string id, [FromBody] string text)
    {
        await using var langfuse = Telemetry.Open("claims");
        using var trace = langfuse.StartTrace("classify-claim", input: text, metadata: new { id });
        var label = text.Contains("water", StringComparison.OrdinalIgnoreCase) ? "water" : "other";
        trace.Update(output: label);
        return label;
    }

    [HttpGet("labels")]
    public string[] Labels() => ["water", "fire", "other"];
}

internal static class Telemetry
{
    public static LangfuseClient Open(string service) => LangfuseClient.Start(options =>
    {
        options.ServiceName = service;
        options.Environment = "production";
    });
}
