// Planted: LFO5008
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", (string q) => Rag.Answer(q));
app.Run();

public static class Rag
{
    [Langfuse.Observe.Observe]
    public static string Answer(string q) => q;
}
