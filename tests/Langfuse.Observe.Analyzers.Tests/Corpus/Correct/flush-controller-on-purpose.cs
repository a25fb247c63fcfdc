using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public class MaintenanceController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost("telemetry")]
    public async Task<IActionResult> SendNow()
    {
        var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(5));
        return Ok(new { result.Sent, result.Pending });
    }

    [HttpPost("drain")]
    public async Task<IActionResult> Drain()
    {
        await langfuse.FlushAsync();
        return NoContent();
    }
}
