// Right
using Langfuse.Observe;

namespace Video;

public sealed class Transcoder(LangfuseClient langfuse)
{
    public async Task<long> RunAsync(string source, string target)
    {
        using var work = Begin(source);
        var step = work.StartSpan("copy", input: target);
        try
        {
            await using var input = File.OpenRead(source);
            await using var output = File.Create(target);
            await input.CopyToAsync(output);
            work.Update(output: new { bytes = output.Length });
            return output.Length;
        }
        catch (IOException failure)
        {
            step.Fail(failure);
            throw;
        }
        finally
        {
            step.End();
        }
    }

    private Observation Begin(string source)
    {
        var work = langfuse.StartObservation("transcode", ObservationType.Tool, input: source);
        work.RecordEvent("queued");
        return work;
    }
}
