// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

[ApiController]
public class SearchController : ControllerBase
{
    [HttpGet("search")]
    public async Task<string> Search(string q)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("search", input: q);
        await Task.Delay(1);
        return q;
    }
}
