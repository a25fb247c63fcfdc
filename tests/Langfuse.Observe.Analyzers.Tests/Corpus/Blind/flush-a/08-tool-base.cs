// Right
using Langfuse.Observe;

return await new ReindexTool().ExecuteAsync(args);

internal abstract class ConsoleTool
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public async Task<int> ExecuteAsync(string[] args)
    {
        try
        {
            return await RunAsync(args);
        }
        catch (Exception ex)
        {
            Console.Error.WriteLine(ex);
            return 1;
        }
        finally
        {
            await Langfuse.DisposeAsync();
        }
    }

    protected abstract Task<int> RunAsync(string[] args);
}

internal sealed class ReindexTool : ConsoleTool
{
    protected override async Task<int> RunAsync(string[] args)
    {
        using var trace = Langfuse.StartTrace("reindex");
        if (args.Length == 0)
        {
            trace.Update(output: "nothing to index");
            return 2;
        }

        await Task.Delay(args.Length);
        trace.Update(output: args.Length);
        return 0;
    }
}
