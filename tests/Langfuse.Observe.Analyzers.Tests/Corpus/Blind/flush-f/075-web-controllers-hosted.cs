// Right
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options => options.Environment = "staging");
builder.Services.AddControllers();

var app = builder.Build();
app.UseLangfuse();
app.MapControllers();
app.MapLangfuseFeedback("/feedback");
app.Run();

[ApiController]
[Route("wine")]
public sealed class WineController(LangfuseClient langfuse) : ControllerBase
{
    [HttpGet("{dish}")]
    public ActionResult<string> Pair(string dish)
    {
        using var span = langfuse.StartSpan("pair-wine", input: dish);
        if (dish.Length > 40)
        {
            return BadRequest("too long");
        }

        var wine = Sommelier.Choose(dish);
        span.Update(output: wine);
        return wine;
    }
}

public static class Sommelier
{
    [Observe]
    public static string Choose(string dish) => dish.Contains("fish", StringComparison.OrdinalIgnoreCase) ? "Riesling" : "Merlot";
}
