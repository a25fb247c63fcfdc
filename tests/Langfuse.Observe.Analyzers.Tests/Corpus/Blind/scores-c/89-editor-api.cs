// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Editor.Api;

public sealed record Edit(string TraceId, string ObservationId, string? Text, string? Rating);

[ApiController]
[Route("edits")]
public sealed class EditsController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost]
    public IActionResult Post(Edit edit)
    {
        if (edit.Rating is { } rating)
        {
            if (!double.TryParse(rating, System.Globalization.CultureInfo.InvariantCulture, out var stars) || !double.IsFinite(stars))
            {
                return BadRequest("rating");
            }

            langfuse.Score("editor-stars", stars, traceId: edit.TraceId, dataType: ScoreDataType.Numeric);
        }

        if (!string.IsNullOrEmpty(edit.Text))
        {
            Correct(edit.Text, edit.TraceId, edit.ObservationId);
        }

        return Accepted();
    }

    private void Correct(string text, string traceId, string observationId, string name = "output") =>
        langfuse.Score(name, text, traceId: traceId, observationId: observationId, dataType: ScoreDataType.Correction);
}
