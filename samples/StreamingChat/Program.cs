using Langfuse.Observe;
using Microsoft.Extensions.AI;
using StreamingChat;

// Without a Langfuse to send to, one is started in this process.
await using var local = Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY") is null ? await LangfuseLocalServer.StartAsync() : null;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse(options =>
{
    if (local is not null)
    {
        (options.BaseUrl, options.PublicKey, options.SecretKey) = (local.BaseUrl, local.PublicKey, local.SecretKey);
    }
});
builder.Services.AddSingleton(provider => Model.Connect(provider).UseLangfuse());

var app = builder.Build();
app.UseLangfuse(options => options.Filter = context => context.Request.Path.StartsWithSegments("/chat"));
app.MapLangfuseFeedback("/feedback");
app.MapGet("/", Page.Html);
app.MapGet("/chat", (string question, IChatClient chat, HttpContext context) =>
{
    // The page needs the trace's id for its thumbs.
    context.Response.Headers["x-trace-id"] = LangfuseContext.CurrentTraceId;
    return Answer.Write(chat, question, context.Response);
});
StandIn.Map(app);

if (local is not null)
{
    Console.WriteLine($"Traces: {local.BaseUrl}");
}

await app.RunAsync();
