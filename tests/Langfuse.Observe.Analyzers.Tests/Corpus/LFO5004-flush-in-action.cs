// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("chat")]
public class ChatController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost]
    public async Task<string> Post(string message)
    {
        using var trace = langfuse.StartTrace("chat");
        trace.Update(input: message);
        trace.End();
        await langfuse.FlushAsync();
        return message;
    }
}
