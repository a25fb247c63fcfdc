using Langfuse.Observe;

public class Service(LangfuseClient langfuse)
{
    public async Task<string> RunAsync(string text)
    {
        var trace = langfuse.StartTrace("run", input: text);
        try
        {
            var result = await WorkAsync(text, trace);
            trace.Update(output: result);
            return result;
        }
        catch (Exception e)
        {
            trace.Update(output: e.Message);
            throw;
        }
        finally
        {
            trace.Dispose();
        }
    }

    private static async Task<string> WorkAsync(string text, Observation parent)
    {
        var span = parent.StartSpan("inner");
        using (span)
        {
            return await File.ReadAllTextAsync(text);
        }
    }
}
