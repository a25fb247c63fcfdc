// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
var app = builder.Build();
app.Use(async (context, next) =>
{
    await next(context);
    var langfuse = context.RequestServices.GetRequiredService<LangfuseClient>();
    await langfuse.FlushAsync(cancellationToken: context.RequestAborted);
});
app.Run();
