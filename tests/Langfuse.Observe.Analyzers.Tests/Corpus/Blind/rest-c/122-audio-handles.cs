// Right
using Langfuse.Observe;

namespace Dubbing;

public sealed class Dubber(LangfuseClient langfuse, Func<string, Task<byte[]>> speak)
{
    public async IAsyncEnumerable<byte[]> DubAsync(IReadOnlyList<string> lines)
    {
        using var trace = langfuse.StartTrace("dub", input: lines, current: false);
        foreach (var line in lines)
        {
            yield return await SpeakAsync(trace, line);
        }

        trace.Update(output: new { lines.Count });
    }

    private async Task<byte[]> SpeakAsync(Observation trace, string line)
    {
        using var step = trace.StartSpan("speak", input: line, current: false);
        try
        {
            var sound = await speak(line);
            step.Update(output: sound.Length);
            return sound;
        }
        catch (TimeoutException exception)
        {
            step.Fail(exception);
            return [];
        }
    }
}
