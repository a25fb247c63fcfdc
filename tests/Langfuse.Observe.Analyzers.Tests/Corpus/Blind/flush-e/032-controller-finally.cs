// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Museum.Guide;

public sealed record VisitorQuestion(string Room, string Text);

public abstract class GuideControllerBase(LangfuseClient langfuse) : ControllerBase
{
    protected LangfuseClient Langfuse => langfuse;

    protected async Task<T> TracedAsync<T>(string name, object input, Func<Observation, Task<T>> work)
    {
        try
        {
            using var trace = Langfuse.StartTrace(name, input: input);
            return await work(trace);
        }
        finally
        {
            await Langfuse.FlushAsync();
        }
    }
}

[ApiController]
[Route("guide")]
public sealed class GuideController(LangfuseClient langfuse) : GuideControllerBase(langfuse)
{
    [HttpPost("ask")]
    public async Task<ActionResult<string>> Ask(VisitorQuestion question) =>
        await TracedAsync("ask-guide", question, async trace =>
        {
            await Task.Yield();
            var answer = $"In room {question.Room} you see the Flemish masters.";
            trace.Update(output: answer);
            return answer;
        });
}
