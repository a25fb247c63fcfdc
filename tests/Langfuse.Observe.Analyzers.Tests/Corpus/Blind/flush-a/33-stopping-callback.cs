// Planted: LFO5003|LFO5001
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var langfuse = LangfuseClient.Start();

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(langfuse);
builder.Services.AddSingleton<Greeter>();

var app = builder.Build();
app.Lifetime.ApplicationStopping.Register(() => langfuse.FlushAsync());

app.MapGet("/greet/{name}", (string name, Greeter greeter) => greeter.Greet(name));
app.MapGet("/version", () => "2.1");
app.Run();

internal sealed class Greeter(LangfuseClient client)
{
    public string Greet(string name)
    {
        using var trace = client.StartTrace("greet", userId: name);
        var text = $"Hello, {name}";
        trace.Update(output: text);
        return text;
    }
}
