// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc.RazorPages;

public class AskModel(LangfuseClient langfuse) : PageModel
{
    public string Answer { get; private set; } = "";

    public async Task OnPostAsync(string question)
    {
        Answer = question;
        langfuse.Score("asked", true, traceId: "0af7651916cd43dd8448eb211c80319c");
        await langfuse.FlushAsync();
    }
}
