// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    await new Agent(langfuse).RunAsync("book a flight");
}
catch (Exception e)
{
    Console.WriteLine(e.Message);
    langfuse.Dispose();
}

class Agent(LangfuseClient langfuse)
{
    public async Task RunAsync(string task)
    {
        using var agent = langfuse.StartObservation("agent", ObservationType.Agent, input: task);
        await Task.Delay(5);
    }
}
