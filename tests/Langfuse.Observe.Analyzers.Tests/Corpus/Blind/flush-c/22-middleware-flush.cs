// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options => options.ServiceName = "menu-api");
var app = builder.Build();
app.UseLangfuse();
app.UseMiddleware<DeliveryHeader>();
app.MapGet("/menu", () => MenuBook.Today());
app.Run();

public sealed class DeliveryHeader(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, LangfuseClient langfuse)
    {
        await next(context);
        await SettleAsync(langfuse);
    }

    private static async Task SettleAsync(LangfuseClient langfuse)
    {
        var result = await langfuse.FlushAsync();
        if (!result.IsComplete)
        {
            Console.Error.WriteLine(result.LastError);
        }
    }
}

public static class MenuBook
{
    [Observe]
    public static string[] Today() => ["Soup of the day", "Pierogi", "Rhubarb crumble"];
}
