// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Task<FlushResult>? flushing = null;
try
{
    using (var trace = langfuse.StartTrace("export", input: args))
    {
        trace.RecordEvent("begin");
        trace.Update(output: args.Length);
    }
}
finally
{
    flushing = langfuse.FlushAsync(TimeSpan.FromSeconds(8));
    Console.WriteLine("waiting for telemetry");
    PrintSummary(args.Length);
    var result = await flushing;
    Console.WriteLine($"sent: {result.Sent}, pending: {result.Pending}");
}

static void PrintSummary(int count)
{
    Console.WriteLine(new string('-', 20));
    Console.WriteLine($"{count} records exported");
}
