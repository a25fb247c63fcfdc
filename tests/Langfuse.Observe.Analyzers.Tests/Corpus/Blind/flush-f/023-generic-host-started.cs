// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options => options.Environment = "desktop");
builder.Services.AddSingleton<Translator>();

var host = builder.Build();
await host.StartAsync();

var translator = host.Services.GetRequiredService<Translator>();
string? line;
while ((line = Console.ReadLine()) is { Length: > 0 })
{
    Console.WriteLine(translator.Translate(line));
}

Console.WriteLine("window closed");

public sealed class Translator
{
    private readonly Dictionary<string, string> _words = new() { ["house"] = "maison", ["dog"] = "chien" };

    [Observe]
    public string Translate(string text)
        => string.Join(' ', text.Split(' ').Select(word => _words.GetValueOrDefault(word, word)));
}
