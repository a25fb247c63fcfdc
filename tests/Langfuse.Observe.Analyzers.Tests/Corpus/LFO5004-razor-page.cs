// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc.RazorPages;

public class AskModel(LangfuseClient langfuse) : PageModel
{
    public string Answer { get; private set; } = "";

    public async Task OnPostAsync(string question)
    {
        Answer = question;
        langfuse.Score("asked", true);
        await langfuse.FlushAsync();
    }
}
