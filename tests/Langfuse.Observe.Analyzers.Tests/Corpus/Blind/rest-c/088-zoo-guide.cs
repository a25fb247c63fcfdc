// Planted: LFO1051
using Langfuse.Observe;
using zborek.Langfuse.OpenTelemetry.Trace;

namespace zborek.Langfuse.OpenTelemetry.Trace
{
    public interface IOtelLangfuseTrace
    {
        OtelSpan CreateSpan(string name, object? input = null);
    }

    public sealed class OtelSpan : IDisposable
    {
        public void SetOutput(object? output) { }
        public void Dispose() { }
    }
}

namespace Zoo
{
    public sealed class Guide(IOtelLangfuseTrace trace, Func<string, Task<string>> complete)
    {
        public async Task<string> TellAsync(string animal)
        {
            using var span = trace.CreateSpan("tell", input: animal);
            var story = await complete("A story about the " + animal);
            span.SetOutput(story);
            return story;
        }
    }
}
