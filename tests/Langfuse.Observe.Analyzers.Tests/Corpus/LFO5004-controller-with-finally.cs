// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("api/[controller]")]
public class ChatController : ControllerBase
{
    private readonly LangfuseClient _langfuse;

    public ChatController(LangfuseClient langfuse) => _langfuse = langfuse;

    [HttpPost]
    public async Task<IActionResult> Post([FromBody] string message)
    {
        try
        {
            using var trace = _langfuse.StartTrace("chat", input: message);
            await Task.Delay(1);
            return Ok(message);
        }
        finally
        {
            await _langfuse.FlushAsync();
        }
    }
}
