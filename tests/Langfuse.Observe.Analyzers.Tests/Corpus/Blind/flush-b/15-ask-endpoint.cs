// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<AnswerService>();

var app = builder.Build();
app.UseLangfuse();
app.MapPost("/ask", async (Question question, AnswerService answers) =>
{
    var text = await answers.AnswerAsync(question.Text);
    return Results.Ok(new { text });
});
app.Run();

public record Question(string Text);

public sealed class AnswerService(LangfuseClient langfuse)
{
    public async Task<string> AnswerAsync(string question)
    {
        using (var trace = langfuse.StartTrace("answer", input: question))
        {
            await Task.Delay(30);
            trace.Update(output: "42");
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(1));
        return "42";
    }
}
