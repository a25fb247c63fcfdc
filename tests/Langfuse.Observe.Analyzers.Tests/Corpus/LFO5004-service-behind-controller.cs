// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

public class AnswerService(LangfuseClient langfuse)
{
    public async Task<string> AnswerAsync(string question)
    {
        using (var trace = langfuse.StartTrace("answer", input: question))
        {
            trace.Update(output: question);
        }

        await langfuse.FlushAsync();
        return question;
    }
}

public class HomeController(AnswerService service) : Controller
{
    public async Task<IActionResult> Index(string q) => Content(await service.AnswerAsync(q));
}
