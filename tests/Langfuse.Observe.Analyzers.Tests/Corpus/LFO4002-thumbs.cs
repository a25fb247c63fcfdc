// Planted: LFO4002
// Vocabulary: correctness, toxicity, hallucination
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

public class FeedbackController(LangfuseClient langfuse) : ControllerBase
{
    [HttpPost]
    public IActionResult Post(string traceId, bool up)
    {
        langfuse.Score(name: "thumbs", value: up ? 1 : 0, traceId: traceId);
        return Accepted();
    }
}
