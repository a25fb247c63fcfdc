// Planted: LFO5001|LFO5005
using Langfuse.Observe;

namespace Invoices;

sealed class Tracing : IAsyncDisposable
{
    readonly LangfuseClient client = LangfuseClient.Start();

    public Observation Begin(string name, object input) => client.StartTrace(name, input: input);

    public async ValueTask DisposeAsync()
    {
        FlushResult result = await client.FlushAsync(TimeSpan.FromSeconds(3));
        if (result.Pending > 0)
            Console.Error.WriteLine($"{result.Pending} items were not sent");
        await client.DisposeAsync();
    }
}

class Program
{
    static void Main(string[] args)
    {
        var tracing = new Tracing();
        foreach (var number in args)
        {
            using var trace = tracing.Begin("invoice", new { number });
            trace.Update(output: Classify(number));
        }
    }

    static string Classify(string number) => number.StartsWith("CR", StringComparison.Ordinal) ? "credit" : "debit";
}
