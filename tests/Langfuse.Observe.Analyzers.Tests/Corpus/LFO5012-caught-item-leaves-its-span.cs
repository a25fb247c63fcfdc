// Planted: LFO5012
using Langfuse.Observe;

public class Worker(LangfuseClient langfuse)
{
    public void Process(IEnumerable<string> messages)
    {
        using var trace = langfuse.StartTrace("batch");
        foreach (var message in messages)
        {
            var span = trace.StartSpan("message", input: message);
            try
            {
                Handle(message);
                span.End(output: "ok");
            }
            catch (FormatException e)
            {
                Console.Error.WriteLine(e.Message);
            }
        }
    }

    private static void Handle(string message) => int.Parse(message);
}
