// Correct
using Langfuse.Observe;

public class Tool(LangfuseClient langfuse)
{
    public string Run(string command)
    {
        var span = langfuse.StartSpan("tool", input: command);
        try
        {
            return File.ReadAllText(command);
        }
        catch (IOException error)
        {
            span.Update(level: ObservationLevel.Error, statusMessage: error.Message);
            throw;
        }
        finally
        {
            span.End();
        }
    }
}
