// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

public class FeedbackModel(LangfuseClient langfuse) : PageModel
{
    [BindProperty]
    public int Stars { get; set; }

    public async Task<IActionResult> OnPostAsync(string traceId)
    {
        langfuse.Score("stars", Stars, traceId: traceId);
        if (Stars < 3)
        {
            var result = await langfuse.FlushAsync();
            if (result.Dropped > 0)
                return StatusCode(503);
        }

        return Page();
    }
}
