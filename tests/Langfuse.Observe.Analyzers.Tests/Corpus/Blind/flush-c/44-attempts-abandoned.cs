// Planted: LFO5014
using Langfuse.Observe;

namespace Acme.Agents;

public sealed class BrowserAgent(LangfuseClient langfuse)
{
    private readonly LangfuseRunSink _sink = LangfuseRunSink.For(langfuse);

    public async Task<string> BookAsync(string destination, CancellationToken cancellationToken)
    {
        var plan = _sink.StartRun(Guid.NewGuid().ToString("N")[..8], name: "plan", task: $"Plan a trip to {destination}");
        plan.Step("search", output: "3 connections", reward: 0.2);
        plan.Step("choose", output: "the 09:12 train", reward: 0.4);
        await plan.DisposeAsync();

        var booking = _sink.StartRun(Guid.NewGuid().ToString("N")[..8], name: "booking", task: $"Book a trip to {destination}");
        await using (booking)
        {
            booking.Step("open_page", output: "https://example.org/book");
            booking.Step("submit", output: "confirmation 4711", reward: 1);
            await booking.CompleteAsync(finalAnswer: "4711", cancellationToken: cancellationToken);
        }

        return "4711";
    }
}
