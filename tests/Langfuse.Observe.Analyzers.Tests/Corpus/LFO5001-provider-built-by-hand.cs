// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse(o => o.Environment = "batch");
services.AddSingleton<Summariser>();
var provider = services.BuildServiceProvider();
Console.WriteLine(provider.GetRequiredService<Summariser>().Run("text"));

public class Summariser
{
    [Observe]
    public string Run(string text) => text.Substring(0, 1);
}
