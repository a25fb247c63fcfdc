// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddScoped<TutorService>();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapControllers();
app.MapHealthChecks("/health");
app.Run();

public sealed class TutorService
{
    [Observe(Name = "explain-topic")]
    public async Task<string> ExplainAsync(string topic)
    {
        await Task.Delay(10);
        return $"{topic} in one sentence.";
    }
}

[ApiController]
[Route("tutor")]
public sealed class TutorController(TutorService tutor) : ControllerBase
{
    [HttpGet("{topic}")]
    public Task<string> Explain(string topic) => tutor.ExplainAsync(topic);
}
