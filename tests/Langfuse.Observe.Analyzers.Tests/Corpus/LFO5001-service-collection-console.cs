// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse(o => o.SampleRate = 0.5);
services.AddSingleton<Chat>();

var provider = services.BuildServiceProvider();
var chat = provider.GetRequiredService<Chat>();
Console.WriteLine(await chat.SayAsync("hi"));

public class Chat
{
    [Observe(AsType = ObservationType.Generation, Model = "llama3")]
    public Task<string> SayAsync(string message) => Task.FromResult(message);
}
