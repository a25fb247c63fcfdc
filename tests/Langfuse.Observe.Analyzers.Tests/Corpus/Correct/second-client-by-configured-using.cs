using Langfuse.Observe;

public class Program
{
    public static async Task Main(string[] args)
    {
        await using var prod = LangfuseClient.Start();
        var evals = LangfuseClient.Start("evals");
        await using var _ = evals.ConfigureAwait(false);
        await foreach (var line in File.ReadLinesAsync(args[0]))
        {
            using var trace = prod.StartTrace("line", input: line);
            evals.Score("length", line.Length, traceId: trace.TraceId);
        }
    }
}
