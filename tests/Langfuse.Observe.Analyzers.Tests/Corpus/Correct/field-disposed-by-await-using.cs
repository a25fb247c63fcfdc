using Langfuse.Observe;

public class Batch
{
    private readonly LangfuseClient _client = LangfuseClient.Start();

    public async Task RunAsync(IEnumerable<string> lines)
    {
        await using (_client)
        {
            foreach (var line in lines)
            {
                using var trace = _client.StartTrace("line", input: line);
                await Task.Yield();
            }
        }
    }
}
