// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<SurveyStore>();

var app = builder.Build();
app.MapPost("/survey", (SurveyAnswer answer, SurveyStore store) =>
{
    store.Save(answer);
    return Results.NoContent();
});
app.Run();

public sealed record SurveyAnswer(string Session, int Stars, bool Recommends, string? Note);

public sealed class SurveyStore(LangfuseClient langfuse)
{
    public void Save(SurveyAnswer answer)
    {
        langfuse.Score("survey-stars", answer.Stars, sessionId: answer.Session);
        langfuse.Score("recommends", answer.Recommends, sessionId: answer.Session);
        if (answer.Note is { Length: >= 1 and <= 500 } note)
        {
            langfuse.Score("survey-note", note, sessionId: answer.Session, dataType: ScoreDataType.Text);
        }
    }
}
