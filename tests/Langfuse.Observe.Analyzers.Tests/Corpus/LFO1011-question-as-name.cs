// Planted: LFO1011
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(o => o.Environment = "production");
var app = builder.Build();

app.MapGet("/ask", async (string question, LangfuseClient langfuse) =>
{
    var title = question.Length > 40 ? question[..40] : question;
    using var trace = langfuse.StartTrace(title, input: question);
    await Task.Delay(5);
    trace.Update(output: "42");
    return "42";
});

app.Run();
