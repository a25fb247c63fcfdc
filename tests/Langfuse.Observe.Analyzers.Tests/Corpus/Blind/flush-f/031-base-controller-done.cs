// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Library.Web;

public abstract class TracedController(LangfuseClient langfuse) : ControllerBase
{
    protected LangfuseClient Langfuse { get; } = langfuse;

    protected async Task<IActionResult> FinishAsync(object body)
    {
        await Langfuse.FlushAsync(TimeSpan.FromSeconds(1));
        return Ok(body);
    }
}

[ApiController]
[Route("books")]
public sealed class BooksController(LangfuseClient langfuse) : TracedController(langfuse)
{
    [HttpGet("recommend/{genre}")]
    public async Task<IActionResult> Recommend(string genre)
    {
        using (var trace = Langfuse.StartTrace("recommend", input: genre))
        {
            trace.Update(output: genre == "crime" ? "The Moonstone" : "Middlemarch");
        }

        return await FinishAsync(new { title = genre == "crime" ? "The Moonstone" : "Middlemarch" });
    }

    [HttpGet("count")]
    public IActionResult Count() => Ok(1204);
}
