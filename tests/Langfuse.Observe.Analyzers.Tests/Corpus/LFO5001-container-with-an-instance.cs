// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var client = LangfuseClient.Start();
var services = new ServiceCollection();
services.AddSingleton(client);
services.AddSingleton<Greeter>();
await using var provider = services.BuildServiceProvider();
Console.WriteLine(provider.GetRequiredService<Greeter>().Greet("Ada"));

sealed class Greeter
{
    [Observe]
    public string Greet(string name) => "Hello " + name;
}
