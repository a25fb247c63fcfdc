// Planted: LFO5012
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Lessons.Web;

public interface ILessonStore
{
    string? Find(int id);
}

[ApiController]
[Route("lessons")]
public sealed class LessonsController : ControllerBase
{
    private readonly LangfuseClient _langfuse;
    private readonly ILessonStore _store;

    public LessonsController(LangfuseClient langfuse, ILessonStore store)
        => (_langfuse, _store) = (langfuse, store);

    [HttpGet("{id:int}/summary")]
    public ActionResult<string> Summary(int id)
    {
        var span = _langfuse.StartSpan("lesson-summary", metadata: new { id });
        if (_store.Find(id) is not { } text)
        {
            return NotFound();
        }

        var summary = text.Length > 80 ? text[..80] : text;
        span.End(output: summary);
        return summary;
    }
}
