// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse();
services.AddSingleton<Triage>();
var provider = services.BuildServiceProvider();

var triage = provider.GetRequiredService<Triage>();
foreach (var ticket in await File.ReadAllLinesAsync(args[0]))
{
    Console.WriteLine(triage.Route(ticket));
}

sealed class Triage(LangfuseClient langfuse)
{
    public string Route(string ticket)
    {
        using var trace = langfuse.StartTrace("triage", input: ticket);
        var queue = ticket switch
        {
            _ when ticket.Contains("invoice", StringComparison.OrdinalIgnoreCase) => "billing",
            _ when ticket.Contains("crash", StringComparison.OrdinalIgnoreCase) => "engineering",
            _ => "first-line",
        };
        trace.Update(output: queue);
        return queue;
    }
}
