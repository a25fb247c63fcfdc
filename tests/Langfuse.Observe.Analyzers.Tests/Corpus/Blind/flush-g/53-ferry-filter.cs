// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Ferries;

public sealed class Journal(LangfuseClient langfuse)
{
    public async Task NoteAsync(string passenger, string route)
    {
        langfuse.Score("route", route, sessionId: passenger);
        await SendAsync();
    }

    private Task SendAsync() => langfuse.FlushAsync(TimeSpan.FromSeconds(1));
}

[ApiController]
[Route("ferries")]
public sealed class FerryController(Journal journal) : ControllerBase
{
    private static readonly string[] Routes = ["island", "mainland"];

    [HttpGet]
    public IEnumerable<string> List() => Routes;

    [HttpPost("{route}/passengers/{passenger}")]
    public async Task<IActionResult> Board(string route, string passenger)
    {
        if (!Routes.Contains(route))
        {
            return NotFound();
        }

        await journal.NoteAsync(passenger, route);
        return Accepted();
    }
}
