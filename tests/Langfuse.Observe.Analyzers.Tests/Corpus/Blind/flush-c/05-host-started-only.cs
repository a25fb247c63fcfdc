// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<TicketClassifier>();

var host = builder.Build();
await host.StartAsync();

var classifier = host.Services.GetRequiredService<TicketClassifier>();
var label = classifier.Classify("My parcel never arrived");
Console.WriteLine(label);
return label == "unknown" ? 1 : 0;

public sealed class TicketClassifier
{
    [Observe(AsType = ObservationType.Guardrail)]
    public string Classify(string ticket)
    {
        if (ticket.Contains("parcel", StringComparison.OrdinalIgnoreCase))
        {
            return "shipping";
        }

        return ticket.Contains("refund", StringComparison.OrdinalIgnoreCase) ? "billing" : "unknown";
    }
}
