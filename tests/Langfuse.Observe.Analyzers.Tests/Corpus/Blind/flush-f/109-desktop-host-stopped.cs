// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sketchpad;

public static class Program
{
    public static async Task Main(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddLangfuse(options => options.Environment = "desktop");
        builder.Services.AddSingleton<ShapeNamer>();

        using var host = builder.Build();
        await host.StartAsync();
        try
        {
            var window = new Window(host.Services.GetRequiredService<ShapeNamer>());
            while (await Console.In.ReadLineAsync() is { Length: > 0 } corners)
            {
                window.Draw(int.Parse(corners));
            }
        }
        finally
        {
            await host.StopAsync();
        }
    }
}

public sealed class Window(ShapeNamer namer)
{
    public void Draw(int corners) => Console.WriteLine(namer.Name(corners));
}

public sealed class ShapeNamer
{
    [Observe(Name = "name-shape")]
    public string Name(int corners) => corners switch
    {
        3 => "triangle",
        4 => "rectangle",
        _ => "something with corners",
    };
}
